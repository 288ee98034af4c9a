import { NetworkEndpoint, NetworkSubnet } from './Network';

/**
 * What keeps the tasks of a private subnet from their registry and their log,
 * and what to do about it; none when all is well.
 *
 * @param image - the image that the tasks pull. Without one, any way to some
 *   registry is enough.
 */
export function wayOutProblem(
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

/** Whether an image is in a private registry of ECR in the region. */
export function isEcrImage(image: string, region: string): boolean {
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
  return ['ecr.api', 'ecr.dkr', 's3', 'logs']
    .filter(name => !has(name))
    .map(name => (name === 's3' ? s3Remedy(subnet, endpoints) : name));
}

/** Only the gateway endpoint is an entry in route tables, and is forgotten there. */
function s3Remedy(
  subnet: NetworkSubnet,
  endpoints: readonly NetworkEndpoint[],
): string {
  const isThere = endpoints.some(
    ({ service, type }) => service.endsWith('.s3') && type === 'Gateway',
  );
  return isThere
    ? `s3 (its gateway endpoint is there, but not in route table ${subnet.routeTableId})`
    : 's3';
}
