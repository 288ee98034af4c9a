import { Elbv2 } from '../../services/elbv2/model/Elbv2';
import { ServiceCall } from '../../rights/ServiceCall';
import { ServiceRules } from './ServiceRules';

/** The ARNs of a call that are of a kind, e.g. `listener/app`. */
const named =
  (kind: string) =>
  ({ input }: ServiceCall): string[] =>
    [
      input.ListenerArn,
      input.LoadBalancerArn,
      input.RuleArn,
      input.TargetGroupArn,
      input.ResourceArns,
      input.RulePriorities?.map((pair: { RuleArn?: string }) => pair.RuleArn),
    ]
      .flat()
      .filter(arn => arn?.includes(`:${kind}/`));

/** Elastic Load Balancing, version 2 */
export const elasticloadbalancing: ServiceRules = {
  resources: {
    // The reference calls everything that can be tagged so.
    loadbalancer: call =>
      call.operation === 'CreateLoadBalancer'
        ? [loadBalancerToBe(call)]
        : call.input.ResourceArns ?? named('loadbalancer')(call),
    'loadbalancer/app/': named('loadbalancer/app'),
    'loadbalancer/net/': named('loadbalancer/net'),
    'listener/app': named('listener/app'),
    'listener/net': named('listener/net'),
    'listener-rule/app': named('listener-rule/app'),
    'listener-rule/net': named('listener-rule/net'),
    targetgroup: call =>
      call.operation === 'CreateTargetGroup'
        ? [
            call.region.arn(
              'elasticloadbalancing',
              `targetgroup/${call.input.Name}/*`,
            ),
          ]
        : named('targetgroup')(call),
  },
  keys: ({ input }) => ({
    'elasticloadbalancing:Scheme': input.Scheme,
    'elasticloadbalancing:Subnet': input.Subnets,
    'elasticloadbalancing:SecurityGroup': input.SecurityGroups,
    'elasticloadbalancing:ListenerProtocol': input.Protocol,
    'elasticloadbalancing:SecurityPolicy': input.SslPolicy,
  }),
  tagsOf(region, arn) {
    const state = region.service(Elbv2);
    const found =
      state.loadBalancers.get(arn) ??
      state.targetGroups.get(arn) ??
      state.listeners.get(arn) ??
      state.rules.get(arn);
    return found?.tags.map(({ Key = '', Value = '' }) => ({ Key, Value }));
  },
  requestTags: ({ input }) => input.Tags,
  removedTags: ({ input }) => input.TagKeys,
  implied(call) {
    const { region, operation, input } = call;
    return operation.startsWith('Create') && input.Tags?.length
      ? [
          {
            region,
            service: 'elasticloadbalancing',
            operation: 'AddTags',
            input: { ResourceArns: [madeBy(call)], Tags: input.Tags },
            keys: { 'elasticloadbalancing:CreateAction': operation },
          },
        ]
      : [];
  },
};

function loadBalancerToBe({ region, input }: ServiceCall): string {
  const type = input.Type === 'network' ? 'net' : 'app';
  return region.arn(
    'elasticloadbalancing',
    `loadbalancer/${type}/${input.Name}/*`,
  );
}

function madeBy(call: ServiceCall): string {
  const { operation, input } = call;
  switch (operation) {
    case 'CreateListener':
      return `${input.LoadBalancerArn.replace(
        ':loadbalancer/',
        ':listener/',
      )}/*`;
    case 'CreateRule':
      return `${input.ListenerArn.replace(':listener/', ':listener-rule/')}/*`;
    case 'CreateTargetGroup':
      return elasticloadbalancing.resources.targetgroup(call)[0];
    default:
      return loadBalancerToBe(call);
  }
}
