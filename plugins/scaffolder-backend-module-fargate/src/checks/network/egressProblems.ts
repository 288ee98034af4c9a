import { partition } from '@aws-sdk/core/client';
import {
  overlaps,
  parseCidr,
} from '@fargate-api/backstage-plugin-fargate-api-common';
import { parseEcrImage } from '../ecrImage';
import { NetworkEndpoint, NetworkSubnet } from './Network';

/** What tasks need to reach before their container starts. */
export interface TaskCalls {
  region: string;
  /** The images to pull. Without one, a route to any registry is enough. */
  images?: readonly string[];
  /** The tasks' security group, if it exists. */
  taskGroupId?: string;
}

/** Why a subnet cannot use an endpoint: the middle of a sentence. */
type Obstacle = string | undefined;

/**
 * Whether tasks without public addresses can leave the VPC by the default
 * route.
 */
export function hasEgress({ defaultRoute }: NetworkSubnet): boolean {
  return defaultRoute !== undefined && !defaultRoute.startsWith('igw-');
}

/**
 * Why tasks in a private subnet cannot reach their registry and CloudWatch
 * Logs, and how to fix it; none when they can.
 */
export function egressProblems(
  subnet: NetworkSubnet,
  endpoints: readonly NetworkEndpoint[],
  calls: TaskCalls,
): string[] {
  if (hasEgress(subnet)) {
    return refusingEndpoints('private', subnet, endpoints, calls);
  }
  const { images = [] } = calls;
  const problems = images.length
    ? images.flatMap(image => isolatedProblems(subnet, endpoints, calls, image))
    : isolatedProblems(subnet, endpoints, calls);
  return [...new Set(problems)];
}

/** Of a subnet from which no route leads to the internet. */
function isolatedProblems(
  subnet: NetworkSubnet,
  endpoints: readonly NetworkEndpoint[],
  calls: TaskCalls,
  image?: string,
): string[] {
  const { region } = calls;
  const where = subnet.defaultRoute
    ? `private subnet ${subnet.id} routes to internet gateway ${subnet.defaultRoute}, which tasks without a public address cannot use`
    : `private subnet ${subnet.id} has no route to the internet`;
  const ecrImage = image === undefined ? undefined : parseEcrImage(image);
  if (ecrImage?.region === region && !ecrImage.isDefaultHost) {
    const { accountId } = ecrImage;
    return [
      `${where}, and the VPC endpoints of ECR do not answer for the host of ${image}: write ${accountId}.dkr.ecr.${region}.${
        partition(region).dnsSuffix
      }/${
        ecrImage.repositoryName
      } instead, or add a route to a NAT gateway to its route table ${
        subnet.routeTableId
      }`,
    ];
  }
  if (image !== undefined && ecrImage?.region !== region) {
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

/**
 * The endpoints that a task needs to pull from ECR and to write logs without
 * internet access, and does not have.
 */
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

/**
 * Endpoints that reject the tasks. With private DNS, calls go to the endpoint
 * even if the subnet has another route to the service.
 */
export function refusingEndpoints(
  tier: 'public' | 'private',
  subnet: NetworkSubnet,
  endpoints: readonly NetworkEndpoint[],
  calls: TaskCalls,
): string[] {
  const ofEcr = (calls.images ?? []).flatMap(
    image => parseEcrImage(image) ?? [],
  );
  return [
    ...(ofEcr.length ? ['ecr.api'] : []),
    ...(ofEcr.some(({ isDefaultHost }) => isDefaultHost) ? ['ecr.dkr'] : []),
    'logs',
  ].flatMap(name =>
    endpointsOf(name, endpoints, calls)
      .filter(({ privateDns }) => privateDns)
      .map(endpoint => obstacleOf(endpoint, subnet, calls))
      .flatMap(obstacle =>
        obstacle
          ? `tasks in ${tier} subnet ${subnet.id} cannot reach ${name}: ${obstacle}. Fix that, or disable the endpoint's private DNS`
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
    // A gateway endpoint works only through a route in the route table, which
    // is easily forgotten.
    return endpoint.routeTableIds.includes(subnet.routeTableId ?? '')
      ? undefined
      : `route table ${subnet.routeTableId} has no route to its gateway endpoint`;
  }
  if (!endpoint.subnetIds.length) {
    return 'its endpoint is in no subnet';
  }
  if (!endpoint.privateDns) {
    return 'its endpoint has private DNS disabled';
  }
  return admits(endpoint, subnet, calls)
    ? undefined
    : `security group ${endpoint.groupIds.join(
        ', ',
      )} of its endpoint does not allow ${subnet.cidr} on port 443`;
}

/** A rule that the subnet alone cannot decide is taken to allow the tasks. */
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
