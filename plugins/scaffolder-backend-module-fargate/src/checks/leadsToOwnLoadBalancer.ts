import { DescribeLoadBalancersCommand } from '@aws-sdk/client-elastic-load-balancing-v2';
import {
  normalizeDomainName,
  readRecord,
  StackRecord,
} from '@fargate-api/backstage-plugin-fargate-api-node';
import { DeploymentContext } from '../stack/DeploymentContext';

/** Whether the record of a name is an alias of the load balancer of a stack. */
export async function leadsToOwnLoadBalancer(
  { clients, signal }: Pick<DeploymentContext, 'clients' | 'signal'>,
  { outputs: { LoadBalancerArn } }: Pick<StackRecord, 'outputs'>,
  { domainName, zoneId }: { domainName: string; zoneId: string },
): Promise<boolean> {
  if (!LoadBalancerArn) {
    return false;
  }
  const [record, { LoadBalancers = [] }] = await Promise.all([
    readRecord(clients, zoneId, domainName, 'A', { signal }),
    clients.elbv2.send(
      new DescribeLoadBalancersCommand({ LoadBalancerArns: [LoadBalancerArn] }),
      { abortSignal: signal },
    ),
  ]);
  const alias = normalizeDomainName(record?.AliasTarget?.DNSName ?? '');
  const { DNSName = '' } = LoadBalancers[0] ?? {};
  return alias.replace(/^dualstack\./, '') === normalizeDomainName(DNSName);
}
