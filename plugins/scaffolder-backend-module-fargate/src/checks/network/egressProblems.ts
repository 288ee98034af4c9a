import {
  overlaps,
  parseCidr,
} from '@fargate-api/backstage-plugin-fargate-api-node';
import { parseEcrImage } from '../ecrImage';
import { NetworkEndpoint, NetworkSubnet } from './Network';

/** What tasks call before their container starts. */
export interface TaskCalls {
  region: string;
  /** The image that they pull. Without one, any way to some registry is enough. */
  image?: string;
  /** Their security group, where they have one already. */
  taskGroupId?: string;
}

/** What keeps an endpoint from serving a subnet; the middle of a sentence. */
type Obstacle = string | undefined;

/** Whether a subnet's default route leads tasks without public addresses out. */
export function hasEgress({ defaultRoute }: NetworkSubnet): boolean {
  return defaultRoute !== undefined && !defaultRoute.startsWith('igw-');
}

/**
 * What keeps the tasks of a private subnet from their registry and their log,
 * and what to do about it; none when all is well.
 */
export function egressProblems(
  subnet: NetworkSubnet,
  endpoints: readonly NetworkEndpoint[],
  calls: TaskCalls,
): string[] {
  const { region, image } = calls;
  if (hasEgress(subnet)) {
    return refusingEndpoints(subnet, endpoints, calls);
  }
  const where = subnet.defaultRoute
    ? `private subnet ${subnet.id} routes to internet gateway ${subnet.defaultRoute}, which is no way out for tasks without a public address`
    : `private subnet ${subnet.id} has no way out`;
  if (image !== undefined && parseEcrImage(image)?.region !== region) {
    return [
      `${where}, so the tasks cannot pull ${image}: add a route to a NAT gateway to its route table ${subnet.routeTableId}, or copy the image to ECR in ${region} and add VPC endpoints`,
    ];
  }
  const missing = missingEndpoints(subnet, endpoints, calls);
  return missing.length
    ? [
        `${where}: add a route to a NAT gateway to its route table ${
          subnet.routeTableId
        }, or the VPC endpoints ${missing.join(', ')} for images in ECR`,
      ]
    : [];
}

/** What a task needs to pull from ECR and to write its log without the internet. */
function missingEndpoints(
  subnet: NetworkSubnet,
  endpoints: readonly NetworkEndpoint[],
  calls: TaskCalls,
): string[] {
  return ['ecr.api', 'ecr.dkr', 's3', 'logs'].flatMap(name => {
    const obstacles = endpointsOf(name, endpoints, calls).map(endpoint =>
      obstacleOf(endpoint, subnet, calls),
    );
    if (obstacles.includes(undefined)) {
      return [];
    }
    return obstacles.length ? `${name} (${obstacles.join('; ')})` : name;
  });
}

/** The private name of a service leads to its endpoint, whatever else leads out. */
function refusingEndpoints(
  subnet: NetworkSubnet,
  endpoints: readonly NetworkEndpoint[],
  calls: TaskCalls,
): string[] {
  const isEcr = calls.image && parseEcrImage(calls.image);
  return [...(isEcr ? ['ecr.api', 'ecr.dkr'] : []), 'logs'].flatMap(name =>
    endpointsOf(name, endpoints, calls)
      .filter(({ privateDns }) => privateDns)
      .map(endpoint => obstacleOf(endpoint, subnet, calls))
      .flatMap(obstacle =>
        obstacle
          ? `calls to ${name} from private subnet ${subnet.id} do not arrive: ${obstacle}: repair that, or turn its private DNS off`
          : [],
      ),
  );
}

function endpointsOf(
  name: string,
  endpoints: readonly NetworkEndpoint[],
  { region }: TaskCalls,
): NetworkEndpoint[] {
  return endpoints.filter(({ service }) =>
    service.endsWith(`.${region}.${name}`),
  );
}

function obstacleOf(
  endpoint: NetworkEndpoint,
  subnet: NetworkSubnet,
  calls: TaskCalls,
): Obstacle {
  if (endpoint.type === 'Gateway') {
    // The only one that is an entry in route tables, and it is forgotten there.
    return endpoint.routeTableIds.includes(subnet.routeTableId ?? '')
      ? undefined
      : `its gateway endpoint is there, but not in route table ${subnet.routeTableId}`;
  }
  if (!endpoint.subnetIds.length) {
    return 'its endpoint is there, but in no subnet';
  }
  if (!endpoint.privateDns) {
    return 'its endpoint is there, but without private DNS';
  }
  return admits(endpoint, subnet, calls)
    ? undefined
    : `its endpoint is there, but security group ${endpoint.groupIds.join(
        ', ',
      )} lets nobody of ${subnet.cidr} in on port 443`;
}

/** Gives a rule the benefit of the doubt where the subnet alone does not decide. */
function admits(
  { admitted }: NetworkEndpoint,
  { cidr }: NetworkSubnet,
  { taskGroupId }: TaskCalls,
): boolean {
  const block = parseCidr(cidr)!;
  return admitted.some(source => {
    const network = parseCidr(source);
    return network
      ? overlaps(network, block)
      : source.startsWith('pl-') || source === taskGroupId;
  });
}
