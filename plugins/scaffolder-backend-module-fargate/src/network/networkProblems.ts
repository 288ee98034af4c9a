import { Network, NetworkEndpoint, NetworkIds, NetworkSubnet } from './Network';

/** An application load balancer wants as many. */
const MIN_ZONES = 2;

/**
 * What keeps a network from carrying an API, each problem with what to do
 * about it; none when all is well.
 *
 * @param image - the image that the tasks pull. Without one, any way to some
 *   registry is enough.
 */
export function networkProblems(
  ids: NetworkIds,
  network: Network,
  options: { region: string; image?: string },
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
        `subnet ${subnet.id} is in ${subnet.vpcId} and not in ${ids.vpcId}: choose one of that VPC`,
    ),
    ...zoneProblems('public', known(ids.publicSubnetIds)),
    ...zoneProblems('private', known(ids.privateSubnetIds)),
    ...uncoveredZones(known(ids.publicSubnetIds), known(ids.privateSubnetIds)),
    ...known(ids.publicSubnetIds).flatMap(publicSubnetProblem),
    ...known(ids.privateSubnetIds).flatMap(subnet =>
      wayOutProblem(subnet, network.endpoints, options),
    ),
  ];
}

function zoneProblems(
  kind: 'public' | 'private',
  subnets: readonly NetworkSubnet[],
): string[] {
  const zones = new Map<string, NetworkSubnet[]>();
  for (const subnet of subnets) {
    zones.set(subnet.zoneId, [...(zones.get(subnet.zoneId) ?? []), subnet]);
  }
  const problems = [...zones.values()]
    .filter(same => same.length > 1)
    .map(
      same =>
        `${kind} subnets ${same
          .map(subnet => subnet.id)
          .join(' and ')} are both in zone ${same[0].zoneName} (${
          same[0].zoneId
        }): keep one of them`,
    );
  if (kind === 'public' && zones.size < MIN_ZONES) {
    problems.push(
      `the public subnets are in ${zones.size} availability zone${
        zones.size === 1 ? '' : 's'
      }, and a load balancer wants at least ${MIN_ZONES}: add a subnet in another zone`,
    );
  }
  if (kind === 'private' && zones.size === 0) {
    problems.push('there is no private subnet for the tasks: add one');
  }
  return problems;
}

/** A target in a zone that the load balancer is not in gets no request. */
function uncoveredZones(
  publicSubnets: readonly NetworkSubnet[],
  privateSubnets: readonly NetworkSubnet[],
): string[] {
  const covered = new Set(publicSubnets.map(subnet => subnet.zoneId));
  return privateSubnets
    .filter(subnet => !covered.has(subnet.zoneId))
    .map(
      subnet =>
        `private subnet ${subnet.id} is in zone ${subnet.zoneName} (${subnet.zoneId}), where there is no public subnet for the load balancer: add one there or leave the private one out`,
    );
}

function publicSubnetProblem(subnet: NetworkSubnet): string[] {
  return subnet.defaultRoute?.startsWith('igw-')
    ? []
    : [
        `public subnet ${subnet.id} has no route to an internet gateway: add 0.0.0.0/0 to one to its route table ${subnet.routeTableId}`,
      ];
}

function wayOutProblem(
  subnet: NetworkSubnet,
  endpoints: readonly NetworkEndpoint[],
  { region, image }: { region: string; image?: string },
): string[] {
  const isOut = subnet.defaultRoute && !subnet.defaultRoute.startsWith('igw-');
  if (isOut) {
    return [];
  }
  const where = subnet.defaultRoute
    ? `private subnet ${subnet.id} routes to internet gateway ${subnet.defaultRoute}, which is no way out for tasks without a public address`
    : `private subnet ${subnet.id} has no way out`;
  if (image !== undefined && !isEcrImage(image, region)) {
    return [
      `${where}, so the tasks cannot pull ${image}: add a route to a NAT gateway to its route table ${subnet.routeTableId}, or copy the image to ECR in ${region} and add VPC endpoints`,
    ];
  }
  const missing = missingEndpoints(subnet, endpoints, region);
  return missing.length
    ? [
        `${where}: add a route to a NAT gateway to its route table ${
          subnet.routeTableId
        }, or the VPC endpoints ${missing.join(', ')} for images in ECR`,
      ]
    : [];
}

function isEcrImage(image: string, region: string): boolean {
  return new RegExp(
    `^\\d{12}\\.dkr\\.ecr\\.${region}\\.amazonaws\\.com(\\.cn)?/`,
  ).test(image);
}

/** What a task needs to pull from ECR and to write its log without the internet. */
function missingEndpoints(
  subnet: NetworkSubnet,
  endpoints: readonly NetworkEndpoint[],
  region: string,
): string[] {
  const has = (name: string) =>
    endpoints.some(
      endpoint =>
        endpoint.service.endsWith(`.${region}.${name}`) &&
        (endpoint.type === 'Gateway'
          ? endpoint.routeTableIds.includes(subnet.routeTableId ?? '')
          : endpoint.privateDns || name === 's3'),
    );
  return ['ecr.api', 'ecr.dkr', 's3', 'logs'].filter(name => !has(name));
}
