import { policyAllows } from '../../../authorization/policy/policyAllows';
import { RequestContext } from '../../../authorization/policy/RequestContext';
import { ServiceRoles } from '../../../rights/ServiceRoles';
import { AwsError } from '../../../world/AwsError';
import { Region } from '../../../world/World';
import { bucketNamed } from '../../s3/model/bucketNamed';
import { Bucket } from '../../s3/model/S3';
import { FlowLog } from './types';

/** Who writes flow logs into buckets. */
const DELIVERY = 'delivery.logs.amazonaws.com';

/**
 * Sees to it that flow logs may be written to a bucket: the policy of a bucket of the
 * same account is extended, as AWS does it; that of another account must allow it.
 *
 * @param arn - of the bucket, and perhaps a folder in it
 * @see https://docs.aws.amazon.com/vpc/latest/userguide/flow-logs-s3-permissions.html
 * @throws AwsError with the code `400`, as it is told for each resource
 */
export function openBucket(region: Region, arn: string): void {
  const path = arn.replace(/^arn:[^:]+:s3:::/, '').replace(/\/$/, '');
  const [name, ...folders] = path.split('/');
  const found = bucketNamed(region.world, name);
  if (!found) {
    throw new AwsError('400', `LogDestination: ${name} does not exist.`);
  }
  const { bucket, owner } = found;
  const folder = [name, ...folders].join('/');
  if (mayWrite(region, bucket, folder)) {
    return;
  }
  if (owner === region.account) {
    bucket.policy = JSON.stringify(extended(region, bucket, folder));
  }
  if (!mayWrite(region, bucket, folder)) {
    throw new AwsError(
      '400',
      `Access Denied for LogDestination: ${name}. Please check LogDestination permission.`,
    );
  }
}

function mayWrite(region: Region, bucket: Bucket, folder: string): boolean {
  const context = new RequestContext({
    'aws:SourceAccount': region.accountId,
    'aws:SourceArn': region.arn('logs', '*'),
    's3:x-amz-acl': 'bucket-owner-full-control',
  });
  const names = { Service: [DELIVERY] };
  return (
    policyAllows(bucket.policy, names, {
      action: 's3:PutObject',
      resource: `arn:${region.partition}:s3:::${folder}/AWSLogs/${region.accountId}/vpcflowlogs`,
      context,
    }) &&
    policyAllows(bucket.policy, names, {
      action: 's3:GetBucketAcl',
      resource: `arn:${region.partition}:s3:::${bucket.name}`,
      context,
    })
  );
}

/** The policy of a bucket with the statements that AWS adds. */
function extended(region: Region, { name, policy }: Bucket, folder: string) {
  const { accountId, partition } = region;
  const document = policy
    ? JSON.parse(policy)
    : {
        Version: '2012-10-17',
        Id: `AWSLogDeliveryWrite${region.world
          .now()
          .toISOString()
          .slice(0, 10)
          .replaceAll('-', '')}`,
      };
  const statement = (
    Sid: string,
    Action: string,
    Resource: string,
    more: object = {},
  ) => ({
    Sid,
    Effect: 'Allow',
    Principal: { Service: DELIVERY },
    Action,
    Resource,
    Condition: {
      StringEquals: { 'aws:SourceAccount': accountId, ...more },
      ArnLike: { 'aws:SourceArn': region.arn('logs', '*') },
    },
  });
  return {
    ...document,
    Statement: [
      ...[document.Statement ?? []].flat(),
      statement(
        'AWSLogDeliveryWrite',
        's3:PutObject',
        `arn:${partition}:s3:::${folder}/AWSLogs/${accountId}/*`,
        { 's3:x-amz-acl': 'bucket-owner-full-control' },
      ),
      statement(
        'AWSLogDeliveryAclCheck',
        's3:GetBucketAcl',
        `arn:${partition}:s3:::${name}`,
      ),
    ],
  };
}

/** What CloudWatch Logs is asked for, so that records get into a group. */
const WRITES = ['CreateLogStream', 'PutLogEvents'];

/**
 * Whether the records of a flow log can be delivered: EC2 must be able to take on the
 * role, and the role to write into the log group.
 */
export function canDeliver(region: Region, flowLog: FlowLog): boolean {
  const { logGroupName, roleArn } = flowLog;
  if (flowLog.destinationType === 's3') {
    const [name] = flowLog.destination!.split(':::')[1].split('/');
    return bucketNamed(region.world, name) !== undefined;
  }
  const rights = region.world.service(ServiceRoles).assume({
    account: region.account,
    partition: region.partition,
    roleArn: roleArn!,
    servicePrincipal: 'vpc-flow-logs.amazonaws.com',
    sessionName: flowLog.id,
    sourceArn: region.arn('ec2', `vpc-flow-log/${flowLog.id}`),
  });
  try {
    rights?.requireEach(() =>
      WRITES.map(operation => ({
        region,
        service: 'logs',
        operation,
        input: { logGroupName },
      })),
    );
  } catch (error) {
    if (error instanceof AwsError) {
      return false;
    }
    throw error;
  }
  return rights !== undefined;
}
