import { GetDomainNameCommand } from '@aws-sdk/client-apigatewayv2';
import { DescribeLoadBalancersCommand } from '@aws-sdk/client-elastic-load-balancing-v2';
import {
  normalizeDomainName,
  readRecord,
  StackRecord,
} from '@fargate-api/backstage-plugin-fargate-api-node';
import { DeploymentContext } from '../stack/DeploymentContext';

type Context = Pick<DeploymentContext, 'clients' | 'signal'>;

/**
 * Whether the record of a name is an alias of what is in front of the API of a stack: its
 * load balancer, the one that its rule belongs to, or its name at API Gateway.
 */
export async function leadsToOwnLoadBalancer(
  context: Context,
  stack: Pick<StackRecord, 'outputs'>,
  { domainName, zoneId }: { domainName: string; zoneId: string },
): Promise<boolean> {
  const { clients, signal } = context;
  const [record, own] = await Promise.all([
    readRecord(clients, zoneId, domainName, 'A', { signal }),
    readAddress(context, stack, domainName),
  ]);
  const alias = normalizeDomainName(record?.AliasTarget?.DNSName ?? '');
  return (
    own !== undefined &&
    alias.replace(/^dualstack\./, '') === normalizeDomainName(own)
  );
}

/** What an alias record of the API leads to. */
async function readAddress(
  { clients, signal }: Context,
  { outputs }: Pick<StackRecord, 'outputs'>,
  DomainName: string,
): Promise<string | undefined> {
  const options = { abortSignal: signal };
  const arn = outputs.LoadBalancerArn ?? balancerOf(outputs.ListenerRuleArn);
  if (arn) {
    const { LoadBalancers = [] } = await clients.elbv2.send(
      new DescribeLoadBalancersCommand({ LoadBalancerArns: [arn] }),
      options,
    );
    return LoadBalancers[0]?.DNSName;
  }
  if (!outputs.ApiId) {
    return undefined;
  }
  const { DomainNameConfigurations = [] } = await clients.apiGateway.send(
    new GetDomainNameCommand({ DomainName }),
    options,
  );
  return DomainNameConfigurations[0]?.ApiGatewayDomainName;
}

/**
 * The ARN of a load balancer, by that of a rule:
 * `…:listener-rule/app/{name}/{id}/{listener}/{rule}`.
 */
function balancerOf(ruleArn: string | undefined): string | undefined {
  return ruleArn
    ?.replace(':listener-rule/', ':loadbalancer/')
    .split('/')
    .slice(0, 4)
    .join('/');
}
