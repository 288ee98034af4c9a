import type {
  CreateLogGroupRequest,
  DeleteLogGroupRequest,
  DeleteRetentionPolicyRequest,
  DescribeLogGroupsRequest,
  DescribeLogGroupsResponse,
  LogGroupClass,
  PutRetentionPolicyRequest,
} from '@aws-sdk/client-cloudwatch-logs';
import { Operation } from '../../ServiceDefinition';
import { Logs } from '../model/Logs';
import { page } from './page';

const DEFAULT_PAGE = 50;

export const CreateLogGroup: Operation<CreateLogGroupRequest> = (
  { region },
  { logGroupName = '', kmsKeyId, logGroupClass, tags = {} },
) => {
  region.service(Logs).createGroup(logGroupName, {
    kmsKeyId,
    logGroupClass: logGroupClass ?? 'STANDARD',
    tags: Object.entries(tags).map(([Key, Value]) => ({ Key, Value })),
  });
};

export const DeleteLogGroup: Operation<DeleteLogGroupRequest> = (
  { region },
  { logGroupName = '' },
) => region.service(Logs).deleteGroup(logGroupName);

export const PutRetentionPolicy: Operation<PutRetentionPolicyRequest> = (
  { region },
  { logGroupName = '', retentionInDays },
) => region.service(Logs).setRetention(logGroupName, retentionInDays);

export const DeleteRetentionPolicy: Operation<DeleteRetentionPolicyRequest> = (
  { region },
  { logGroupName = '' },
) => region.service(Logs).setRetention(logGroupName, undefined);

export const DescribeLogGroups: Operation<
  DescribeLogGroupsRequest,
  DescribeLogGroupsResponse
> = ({ region }, input) => {
  const logs = region.service(Logs);
  const pattern = input.logGroupNamePattern?.toLowerCase();
  const groups = [...logs.groups.values()]
    .filter(
      ({ name }) =>
        name.startsWith(input.logGroupNamePrefix ?? '') &&
        name.toLowerCase().includes(pattern ?? ''),
    )
    .sort((a, b) => a.name.localeCompare(b.name));
  const { items, nextToken } = page(
    groups,
    input.limit ?? DEFAULT_PAGE,
    input.nextToken,
  );
  return {
    nextToken,
    logGroups: items.map(group => ({
      logGroupName: group.name,
      logGroupArn: logs.arn(group),
      arn: `${logs.arn(group)}:*`,
      creationTime: group.creationTime,
      retentionInDays: group.retentionInDays,
      kmsKeyId: group.kmsKeyId,
      logGroupClass: group.logGroupClass as LogGroupClass,
      metricFilterCount: 0,
      storedBytes: 0,
    })),
  };
};
