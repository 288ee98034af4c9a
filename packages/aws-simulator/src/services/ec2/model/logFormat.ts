import { AwsError } from '../../../world/AwsError';

/** `${version} ${account-id}` of the names of fields. */
function formatOf(fields: string): string {
  return fields
    .split(' ')
    .map(field => `\${${field}}`)
    .join(' ');
}

/** What is recorded unless a flow log says otherwise. */
export const DEFAULT_FORMAT = {
  vpc: formatOf(
    'version account-id interface-id srcaddr dstaddr srcport dstport protocol packets bytes start end action log-status',
  ),
  transit: formatOf(
    'version resource-type account-id tgw-id tgw-attachment-id tgw-src-vpc-account-id tgw-dst-vpc-account-id tgw-src-vpc-id tgw-dst-vpc-id tgw-src-subnet-id tgw-dst-subnet-id tgw-src-eni tgw-dst-eni tgw-src-az-id tgw-dst-az-id tgw-pair-attachment-id srcaddr dstaddr srcport dstport protocol packets bytes start end log-status type packets-lost-no-route packets-lost-blackhole packets-lost-mtu-exceeded packets-lost-ttl-expired tcp-flags region flow-direction pkt-src-aws-service pkt-dst-aws-service',
  ),
};

/**
 * Those of the versions 2 to 10.
 *
 * @see https://docs.aws.amazon.com/vpc/latest/userguide/flow-log-records.html
 */
const MORE_FIELDS =
  'vpc-id subnet-id instance-id tcp-flags type pkt-srcaddr pkt-dstaddr region az-id sublocation-type sublocation-id pkt-src-aws-service pkt-dst-aws-service flow-direction traffic-path ecs-cluster-arn ecs-cluster-name ecs-container-instance-arn ecs-container-instance-id ecs-container-id ecs-second-container-id ecs-service-name ecs-task-definition-arn ecs-task-arn ecs-task-id reject-reason resource-id encryption-status';

const FIELDS = new Set(
  [DEFAULT_FORMAT.vpc, DEFAULT_FORMAT.transit, formatOf(MORE_FIELDS)].flatMap(
    fieldsOf,
  ),
);

/** @throws AwsError `InvalidParameter` for fields that there are not */
export function checkLogFormat(format: string | undefined): void {
  if (format === undefined) {
    return;
  }
  const fields = fieldsOf(format);
  if (fields.length === 0 || !fields.every(field => FIELDS.has(field))) {
    throw new AwsError('InvalidParameter', 'Unknown fields provided');
  }
}

function fieldsOf(format: string): string[] {
  return [...format.matchAll(/\$\{([^}]*)\}/g)].map(([, field]) => field);
}
