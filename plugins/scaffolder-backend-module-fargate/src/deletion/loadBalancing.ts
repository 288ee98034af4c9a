import {
  Action,
  DescribeLoadBalancerAttributesCommand,
  DescribeTargetGroupsCommand,
  Listener,
  paginateDescribeListeners,
  paginateDescribeRules,
  Rule,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import { FargateClients } from '@fargate-api/backstage-plugin-fargate-api-node';
import { describeRule, rulesOf } from '../checks/rules/ApiRule';
import { itemsOf } from '../checks/network/itemsOf';
import { Obstacle, ofType, orNothing, ReadObstacles } from './Obstacle';

const PROTECTION = 'deletion_protection.enabled';

/** A load balancer with deletion protection. */
export const protectedBalancers: ReadObstacles = async (
  { elbv2 },
  stackToDelete,
  { signal },
) => {
  const found = ofType(
    stackToDelete,
    'AWS::ElasticLoadBalancingV2::LoadBalancer',
  ).map(async ({ logicalId, id }): Promise<Obstacle[]> => {
    const attributes = await orNothing(async () => {
      const { Attributes = [] } = await elbv2.send(
        new DescribeLoadBalancerAttributesCommand({ LoadBalancerArn: id }),
        { abortSignal: signal },
      );
      return Attributes;
    });
    return attributes.some(
      ({ Key, Value }) => Key === PROTECTION && Value === 'true',
    )
      ? [
          {
            text: `load balancer ${
              id.split('/')[2]
            } has deletion protection enabled`,
            repair:
              stackToDelete.stack.parameters.DeletionProtection === 'on'
                ? 'update the API with deletionProtection: false'
                : `disable it with aws elbv2 modify-load-balancer-attributes --load-balancer-arn ${id} --attributes Key=${PROTECTION},Value=false`,
            keeps: [logicalId],
          },
        ]
      : [];
  });
  return (await Promise.all(found)).flat();
};

/** A target group to which a listener forwards that its stack does not have. */
export const foreignListeners: ReadObstacles = async (
  clients,
  stackToDelete,
  options,
) => {
  const found = ofType(
    stackToDelete,
    'AWS::ElasticLoadBalancingV2::TargetGroup',
  ).map(async ({ logicalId, id }): Promise<Obstacle[]> => {
    const listeners = await listenersOf(clients, id, options);
    const foreign = listeners.filter(
      ({ ListenerArn }) => !stackToDelete.own.has(ListenerArn!),
    );
    const forward = await Promise.all(
      foreign.map(listener =>
        forwardsTo(clients, listener, id, stackToDelete.own, options),
      ),
    );
    return foreign
      .filter((_, i) => forward[i])
      .map(({ ListenerArn, Port, Protocol }) => ({
        text: `listener ${Protocol}:${Port} forwards to target group ${
          id.split('/')[1]
        } and is not from its stack`,
        repair: `delete it with aws elbv2 delete-listener --listener-arn ${ListenerArn}`,
        keeps: [logicalId],
      }));
  });
  return (await Promise.all(found)).flat();
};

/** A rule of an API, which would be deleted with the listener of a shared load balancer. */
export const rulesOfApis: ReadObstacles = async (
  clients,
  stackToDelete,
  options,
) => {
  const listeners =
    stackToDelete.stack.kind === 'shared-load-balancer'
      ? ofType(stackToDelete, 'AWS::ElasticLoadBalancingV2::Listener')
      : [];
  const found = listeners.map(async ({ logicalId, id }) => {
    const rules = await readRules(clients, id, options);
    return rules
      .filter(
        ({ IsDefault, RuleArn }) =>
          !IsDefault && !stackToDelete.own.has(RuleArn!),
      )
      .map(
        (rule): Obstacle => ({
          text: `${rulesOf(rule)
            .map(describeRule)
            .join(', ')} is served by a rule of the shared load balancer`,
          repair: `delete the API that has it, or the rule with aws elbv2 delete-rule --rule-arn ${rule.RuleArn}`,
          keeps: [logicalId],
        }),
      );
  });
  return (await Promise.all(found)).flat();
};

function listenersOf(
  { elbv2 }: Pick<FargateClients, 'elbv2'>,
  targetGroupArn: string,
  { signal }: { signal?: AbortSignal },
): Promise<Listener[]> {
  return orNothing(async () => {
    const { TargetGroups = [] } = await elbv2.send(
      new DescribeTargetGroupsCommand({ TargetGroupArns: [targetGroupArn] }),
      { abortSignal: signal },
    );
    const listeners = await Promise.all(
      (TargetGroups[0]?.LoadBalancerArns ?? []).map(LoadBalancerArn =>
        itemsOf(
          paginateDescribeListeners(
            { client: elbv2 },
            { LoadBalancerArn },
            { abortSignal: signal },
          ),
          page => page.Listeners,
        ),
      ),
    );
    return listeners.flat();
  });
}

async function forwardsTo(
  clients: Pick<FargateClients, 'elbv2'>,
  { ListenerArn, DefaultActions = [] }: Listener,
  targetGroupArn: string,
  own: ReadonlySet<string>,
  options: { signal?: AbortSignal },
): Promise<boolean> {
  const rules = await readRules(clients, ListenerArn!, options);
  return [
    ...DefaultActions,
    ...rules
      .filter(({ RuleArn }) => !own.has(RuleArn!))
      .flatMap(({ Actions = [] }) => Actions),
  ].some(action => targetsOf(action).includes(targetGroupArn));
}

function readRules(
  { elbv2 }: Pick<FargateClients, 'elbv2'>,
  ListenerArn: string,
  { signal }: { signal?: AbortSignal },
): Promise<Rule[]> {
  return orNothing(() =>
    itemsOf(
      paginateDescribeRules(
        { client: elbv2 },
        { ListenerArn },
        { abortSignal: signal },
      ),
      page => page.Rules,
    ),
  );
}

function targetsOf({ ForwardConfig, TargetGroupArn }: Action): unknown[] {
  return [
    TargetGroupArn,
    ...(ForwardConfig?.TargetGroups ?? []).map(group => group.TargetGroupArn),
  ];
}
