import { IpPermission } from '@aws-sdk/client-ec2';
import { Observed } from '@fargate-api/backstage-plugin-fargate-api-common';
import { FargateClients } from '@fargate-api/backstage-plugin-fargate-api-node';
import { andThen, Batches, FRESH_FOR, ObservationContext } from '../aws';
import { ServiceFacts } from './service';

/**
 * Observes the networks that the security groups of tasks with public IP addresses
 * allow on any port: those reach the tasks directly. Empty for other tasks.
 */
export function observeTaskIngress(
  { observations, target }: ObservationContext,
  service: Observed<ServiceFacts>,
): Promise<Observed<string[]>> {
  return andThen(service, async ({ securityGroupIds, status }) =>
    status.hasPublicIps
      ? observations.observe({
          target,
          resource: `task-ingress:${[...securityGroupIds].sort().join()}`,
          freshFor: FRESH_FOR.configured,
          read: clients => readTaskIngress(clients, securityGroupIds),
          isChanging: networks => networks.length > 0,
        })
      : {},
  );
}

async function readTaskIngress(
  clients: FargateClients,
  groupIds: string[],
): Promise<string[]> {
  const groups = await Promise.all(
    groupIds.map(id => Batches.of(clients).securityGroups.load(id)),
  );
  return networksIn(groups.flatMap(group => group?.IpPermissions ?? []));
}

/** The CIDR blocks and prefix lists in rules, on whichever port. */
export function networksIn(permissions: readonly IpPermission[]): string[] {
  const networks = permissions
    .flatMap(({ IpRanges = [], Ipv6Ranges = [], PrefixListIds = [] }) => [
      ...IpRanges.map(({ CidrIp }) => CidrIp),
      ...Ipv6Ranges.map(({ CidrIpv6 }) => CidrIpv6),
      ...PrefixListIds.map(({ PrefixListId }) => PrefixListId),
    ])
    .flatMap(network => network ?? []);
  return [...new Set(networks)].sort();
}
