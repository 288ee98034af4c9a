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

type EndpointType = 'Gateway' | 'Interface';

/**
 * The types of endpoints of a service such as `com.amazonaws.eu-west-1.ecr.api`,
 * none if AWS has no such service in the region.
 */
export function typesOfService(
  region: string,
  serviceName: string,
): EndpointType[] {
  const prefix = `com.amazonaws.${region}.`;
  if (!serviceName.startsWith(prefix)) {
    return [];
  }
  const service = serviceName.slice(prefix.length);
  return [
    ...(GATEWAY_SERVICES.includes(service) ? ['Gateway' as const] : []),
    ...(INTERFACE_SERVICES.includes(service) ? ['Interface' as const] : []),
  ];
}

/** The endpoint services of a region by name, with their types. */
export function endpointServices(
  region: string,
): { name: string; types: EndpointType[] }[] {
  const names = new Set([...GATEWAY_SERVICES, ...INTERFACE_SERVICES]);
  return [...names].sort().map(service => {
    const name = `com.amazonaws.${region}.${service}`;
    return { name, types: typesOfService(region, name) };
  });
}

/** The services with a gateway endpoint, whose addresses are in a prefix list. */
export function prefixLists(region: string): { id: string; name: string }[] {
  return GATEWAY_SERVICES.map(service => ({
    id: prefixListId(region, service),
    name: `com.amazonaws.${region}.${service}`,
  }));
}

/** The id of the AWS-managed prefix list of a service in a region. */
export function prefixListId(region: string, service: string): string {
  const hash = createHash('sha256').update(`${region} ${service}`);
  return `pl-${hash.digest('hex').slice(0, 8)}`;
}
