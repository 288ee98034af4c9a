import { createHash } from 'node:crypto';

const GATEWAY_SERVICES = ['s3', 'dynamodb'];

const INTERFACE_SERVICES = [
  'application-autoscaling',
  'autoscaling',
  'cloudformation',
  'ec2',
  'ec2messages',
  'ecr.api',
  'ecr.dkr',
  'ecs',
  'ecs-agent',
  'ecs-telemetry',
  'elasticfilesystem',
  'elasticloadbalancing',
  'events',
  'execute-api',
  'guardduty-data',
  'kms',
  'lambda',
  'logs',
  'monitoring',
  's3',
  'secretsmanager',
  'servicediscovery',
  'sns',
  'sqs',
  'ssm',
  'ssmmessages',
  'states',
  'sts',
  'xray',
];

/**
 * The services whose interface endpoints have another prefix in China.
 *
 * @see https://github.com/aws/aws-cdk/blob/main/packages/aws-cdk-lib/aws-ec2/lib/vpc-endpoint.ts
 */
const PREFIXED_IN_CHINA = [
  'application-autoscaling',
  'autoscaling',
  'cloudformation',
  'ec2',
  'ecr.api',
  'ecr.dkr',
  'elasticfilesystem',
  'execute-api',
  'lambda',
  'monitoring',
  's3',
  'sqs',
  'states',
  'sts',
  'xray',
];

type EndpointType = 'Gateway' | 'Interface';

/**
 * The types of endpoints of a service such as `com.amazonaws.eu-west-1.ecr.api`,
 * none if AWS has no such service in the region.
 */
export function typesOfService(
  region: string,
  serviceName: string,
): EndpointType[] {
  return [
    ...GATEWAY_SERVICES.filter(
      service => gatewayName(region, service) === serviceName,
    ).map(() => 'Gateway' as const),
    ...INTERFACE_SERVICES.filter(
      service => interfaceName(region, service) === serviceName,
    ).map(() => 'Interface' as const),
  ];
}

/** The names in a region of a service such as `ecr.api`. */
export function namesOfService(region: string, service: string): string[] {
  return [
    ...new Set([gatewayName(region, service), interfaceName(region, service)]),
  ];
}

function gatewayName(region: string, service: string): string {
  return `com.amazonaws.${region}.${service}`;
}

function interfaceName(region: string, service: string): string {
  const isPrefixed =
    region.startsWith('cn-') && PREFIXED_IN_CHINA.includes(service);
  return `${isPrefixed ? 'cn.' : ''}${gatewayName(region, service)}`;
}

/** The endpoint services of a region by name, with their types. */
export function endpointServices(
  region: string,
): { name: string; types: EndpointType[] }[] {
  const names = new Set([
    ...GATEWAY_SERVICES.map(service => gatewayName(region, service)),
    ...INTERFACE_SERVICES.map(service => interfaceName(region, service)),
  ]);
  return [...names]
    .sort()
    .map(name => ({ name, types: typesOfService(region, name) }));
}

/** The services with a gateway endpoint, whose addresses are in a prefix list. */
export function prefixLists(region: string): { id: string; name: string }[] {
  return GATEWAY_SERVICES.map(service => ({
    id: prefixListId(region, service),
    name: gatewayName(region, service),
  }));
}

/** The id of the AWS-managed prefix list of a service in a region. */
export function prefixListId(region: string, service: string): string {
  const hash = createHash('sha256').update(`${region} ${service}`);
  return `pl-${hash.digest('hex').slice(0, 8)}`;
}
