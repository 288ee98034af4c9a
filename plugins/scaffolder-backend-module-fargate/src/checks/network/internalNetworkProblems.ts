import { dnsProblem } from './dnsProblem';
import { Network, NetworkSubnet } from './Network';
import { TaskCalls, egressProblems } from './egressProblems';
import { zoneConflicts } from './zoneConflicts';

/** The VPC and the subnets of an internal load balancer and its tasks. */
export interface InternalNetworkIds {
  vpcId: string;
  loadBalancerSubnetIds: string[];
  privateSubnetIds: string[];
}

/**
 * Why an internal API cannot be deployed to a network: each problem with how to
 * fix it; none when it can.
 */
export function internalNetworkProblems(
  ids: InternalNetworkIds,
  network: Network,
  options: TaskCalls,
): string[] {
  const find = (id: string) => network.subnets.find(subnet => subnet.id === id);
  const known = (wanted: readonly string[]) =>
    wanted.flatMap(id => find(id) ?? []);
  const all = [
    ...new Set([...ids.loadBalancerSubnetIds, ...ids.privateSubnetIds]),
  ];
  const balancer = known(ids.loadBalancerSubnetIds);
  const tasks = known(ids.privateSubnetIds);
  return [
    ...all
      .filter(id => !find(id))
      .map(
        id =>
          `subnet ${id} does not exist in ${options.region}: choose another`,
      ),
    ...known(all)
      .filter(subnet => subnet.vpcId !== ids.vpcId)
      .map(
        subnet =>
          `subnet ${subnet.id} is in ${subnet.vpcId} and not in ${ids.vpcId}: choose one in that VPC`,
      ),
    ...(ids.loadBalancerSubnetIds.length
      ? []
      : ['there is no subnet for the load balancer: choose one in each AZ']),
    ...zoneConflicts('load balancer', balancer),
    ...balancer.flatMap(openSubnetProblem),
    ...uncoveredZones(balancer, tasks),
    ...dnsProblem(network, tasks),
    ...tasks.flatMap(subnet =>
      egressProblems(subnet, network.endpoints, options),
    ),
  ];
}

function openSubnetProblem(subnet: NetworkSubnet): string[] {
  return subnet.defaultRoute?.startsWith('igw-')
    ? [
        `load balancer subnet ${subnet.id} routes to internet gateway ${subnet.defaultRoute}, and the load balancer of an internal API needs private subnets: choose a private subnet in AZ ${subnet.zoneName}`,
      ]
    : [];
}

/** A target receives no requests if the load balancer is not in its AZ. */
function uncoveredZones(
  balancer: readonly NetworkSubnet[],
  tasks: readonly NetworkSubnet[],
): string[] {
  const covered = new Set(balancer.map(subnet => subnet.zoneId));
  return tasks
    .filter(subnet => !covered.has(subnet.zoneId))
    .map(
      subnet =>
        `tasks run in ${subnet.id} in AZ ${subnet.zoneName} (${subnet.zoneId}), where the load balancer has no subnet: add one there`,
    );
}
