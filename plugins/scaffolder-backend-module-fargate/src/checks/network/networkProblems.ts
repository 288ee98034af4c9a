import { dnsProblem } from './dnsProblem';
import { Network, NetworkIds, NetworkSubnet } from './Network';
import { egressProblems, refusingEndpoints, TaskCalls } from './egressProblems';
import { zoneConflicts } from './zoneConflicts';

/** The minimum of an Application Load Balancer. */
const MIN_ZONES = 2;

/** How a network is going to be used. */
export interface NetworkUse extends TaskCalls {
  /** Whether it gets only internal APIs, which need no public subnets. */
  isInternal?: boolean;
  /**
   * How many tasks with public IP addresses are to start in the public subnets,
   * where no tasks run in private ones.
   */
  publicTasks?: number;
  /** Whether VPC endpoints are going to be created in it. */
  getsEndpoints?: boolean;
}

/**
 * Why an API cannot be deployed to a network: each problem with how to fix it;
 * none when it can.
 */
export function networkProblems(
  ids: NetworkIds,
  network: Network,
  options: NetworkUse,
): string[] {
  const find = (id: string) => network.subnets.find(subnet => subnet.id === id);
  const known = (wanted: readonly string[]) =>
    wanted.flatMap(id => find(id) ?? []);
  const missing = [...ids.publicSubnetIds, ...ids.privateSubnetIds].filter(
    id => !find(id),
  );
  const foreign = network.subnets.filter(subnet => subnet.vpcId !== ids.vpcId);
  return [
    ...missing.map(
      id => `subnet ${id} does not exist in ${options.region}: choose another`,
    ),
    ...foreign.map(
      subnet =>
        `subnet ${subnet.id} is in ${subnet.vpcId} and not in ${ids.vpcId}: choose one in that VPC`,
    ),
    ...(options.isInternal
      ? []
      : [
          ...zoneProblems('public', known(ids.publicSubnetIds)),
          ...uncoveredZones(
            known(ids.publicSubnetIds),
            known(ids.privateSubnetIds),
          ),
        ]),
    ...(options.publicTasks === undefined
      ? zoneProblems('private', known(ids.privateSubnetIds))
      : publicTaskProblems(known(ids.publicSubnetIds), network, {
          ...options,
          publicTasks: options.publicTasks,
        })),
    ...known(ids.publicSubnetIds).flatMap(publicSubnetProblem),
    ...(options.getsEndpoints
      ? []
      : [
          ...dnsProblem(network, known(ids.privateSubnetIds)),
          ...known(ids.privateSubnetIds).flatMap(subnet =>
            egressProblems(subnet, network.endpoints, options),
          ),
        ]),
  ];
}

function zoneProblems(
  kind: 'public' | 'private',
  subnets: readonly NetworkSubnet[],
): string[] {
  const zones = new Set(subnets.map(subnet => subnet.zoneId));
  const problems = zoneConflicts(kind, subnets);
  if (kind === 'public' && zones.size < MIN_ZONES) {
    problems.push(
      `the public subnets are in ${zones.size} AZ${
        zones.size === 1 ? '' : 's'
      }, and a load balancer needs at least ${MIN_ZONES}: add a subnet in another AZ`,
    );
  }
  if (kind === 'private' && zones.size === 0) {
    problems.push('there is no private subnet for the tasks: add one');
  }
  return problems;
}

/** A target receives no requests if the load balancer is not in its AZ. */
function uncoveredZones(
  publicSubnets: readonly NetworkSubnet[],
  privateSubnets: readonly NetworkSubnet[],
): string[] {
  const covered = new Set(publicSubnets.map(subnet => subnet.zoneId));
  return privateSubnets
    .filter(subnet => !covered.has(subnet.zoneId))
    .map(
      subnet =>
        `private subnet ${subnet.id} is in AZ ${subnet.zoneName} (${subnet.zoneId}), where there is no public subnet for the load balancer: add one there, or leave the private subnet out`,
    );
}

/** Of tasks that ECS distributes evenly over the public subnets. */
function publicTaskProblems(
  subnets: readonly NetworkSubnet[],
  { endpoints }: Network,
  options: NetworkUse & { publicTasks: number },
): string[] {
  const needed = Math.ceil(options.publicTasks / subnets.length);
  return subnets.flatMap(subnet => [
    ...(subnet.freeAddresses < needed
      ? [
          `public subnet ${subnet.id} has ${subnet.freeAddresses} free IP addresses, and the tasks that start during a deployment need ${needed}: choose fewer tasks or larger subnets`,
        ]
      : []),
    ...refusingEndpoints('public', subnet, endpoints, options),
  ]);
}

function publicSubnetProblem(subnet: NetworkSubnet): string[] {
  return subnet.defaultRoute?.startsWith('igw-')
    ? []
    : [
        `public subnet ${subnet.id} has no route to an internet gateway: add a route for 0.0.0.0/0 to its route table ${subnet.routeTableId}`,
      ];
}
