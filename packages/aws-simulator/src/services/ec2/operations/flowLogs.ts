import type {
  CreateFlowLogsRequest,
  CreateFlowLogsResult,
  DeleteFlowLogsRequest,
  DeleteFlowLogsResult,
  DescribeFlowLogsRequest,
  DescribeFlowLogsResult,
  FlowLog as FlowLogView,
  UnsuccessfulItem,
} from '@aws-sdk/client-ec2';
import { AwsError } from '../../../world/AwsError';
import { Region } from '../../../world/World';
import { Operation } from '../../ServiceDefinition';
import { Ec2 } from '../model/Ec2';
import { canDeliver } from '../model/flowLogDestination';
import {
  createFlowLog,
  flowLogSettings,
  requireFlowLogs,
} from '../model/flowLogs';
import { FlowLog } from '../model/types';
import { FilterValues, filtered } from './filtered';
import { page } from './page';

export const CreateFlowLogs: Operation<
  CreateFlowLogsRequest,
  CreateFlowLogsResult
> = ({ region }, input) => {
  const { DestinationOptions: options, ResourceIds = [] } = input;
  if (ResourceIds.length === 0) {
    throw new AwsError(
      'MissingParameter',
      'The request must contain the parameter ResourceId',
    );
  }
  if (input.DeliverCrossAccountRole) {
    throw new AwsError(
      'InvalidParameter',
      'The AWS simulator does not support DeliverCrossAccountRole',
    );
  }
  const settings = flowLogSettings({
    resourceType: input.ResourceType ?? '',
    trafficType: input.TrafficType,
    destinationType: input.LogDestinationType,
    destination: input.LogDestination,
    logGroupName: input.LogGroupName,
    roleArn: input.DeliverLogsPermissionArn,
    logFormat: input.LogFormat,
    maxAggregationInterval: input.MaxAggregationInterval,
    destinationOptions: options && {
      fileFormat: options.FileFormat ?? 'plain-text',
      hiveCompatiblePartitions: options.HiveCompatiblePartitions ?? false,
      perHourPartition: options.PerHourPartition ?? false,
    },
    tags: (input.TagSpecifications ?? []).flatMap(({ Tags = [] }) =>
      Tags.map(({ Key = '', Value = '' }) => ({ Key, Value })),
    ),
  });
  const FlowLogIds: string[] = [];
  const Unsuccessful: UnsuccessfulItem[] = [];
  for (const ResourceId of ResourceIds) {
    try {
      FlowLogIds.push(
        createFlowLog(region.service(Ec2), ResourceId, settings).id,
      );
    } catch (error) {
      if (!(error instanceof AwsError && error.code === '400')) {
        throw error;
      }
      const { code: Code, message: Message } = error;
      Unsuccessful.push({ ResourceId, Error: { Code, Message } });
    }
  }
  return { ClientToken: input.ClientToken, FlowLogIds, Unsuccessful };
};

const filtersIn = (region: Region): FilterValues<FlowLog> => ({
  'deliver-log-status': item => statusOf(region, item),
  'log-destination-type': item => item.destinationType,
  'flow-log-id': item => item.id,
  'log-group-name': item => item.logGroupName,
  'resource-id': item => item.resourceId,
  'traffic-type': item => item.trafficType,
});

export const DescribeFlowLogs: Operation<
  DescribeFlowLogsRequest,
  DescribeFlowLogsResult
> = ({ region }, input) => {
  const ec2 = region.service(Ec2);
  const found = filtered(
    input.FlowLogIds?.length
      ? requireFlowLogs(ec2, input.FlowLogIds)
      : ec2.flowLogs.values(),
    input.Filter,
    filtersIn(region),
  );
  const { items, NextToken } = page(found, input);
  return { NextToken, FlowLogs: items.map(item => view(region, item)) };
};

export const DeleteFlowLogs: Operation<
  DeleteFlowLogsRequest,
  DeleteFlowLogsResult
> = ({ region }, { FlowLogIds = [] }) => {
  const ec2 = region.service(Ec2);
  for (const { id } of requireFlowLogs(ec2, FlowLogIds)) {
    ec2.flowLogs.delete(id);
  }
  return { Unsuccessful: [] };
};

function statusOf(region: Region, flowLog: FlowLog): 'SUCCESS' | 'FAILED' {
  return canDeliver(region, flowLog) ? 'SUCCESS' : 'FAILED';
}

function view(region: Region, flowLog: FlowLog): FlowLogView {
  const { destinationOptions: options } = flowLog;
  const DeliverLogsStatus = statusOf(region, flowLog);
  return {
    CreationTime: flowLog.creationTime,
    DeliverLogsErrorMessage:
      DeliverLogsStatus === 'FAILED' ? 'Access error' : undefined,
    DeliverLogsPermissionArn: flowLog.roleArn,
    DeliverLogsStatus,
    FlowLogId: flowLog.id,
    FlowLogStatus: 'ACTIVE',
    LogGroupName: flowLog.logGroupName,
    ResourceId: flowLog.resourceId,
    TrafficType: flowLog.trafficType as FlowLogView['TrafficType'],
    LogDestinationType:
      flowLog.destinationType as FlowLogView['LogDestinationType'],
    LogDestination: flowLog.destination,
    LogFormat: flowLog.logFormat,
    Tags: flowLog.tags,
    MaxAggregationInterval: flowLog.maxAggregationInterval,
    DestinationOptions: options && {
      FileFormat: options.fileFormat as 'plain-text' | 'parquet',
      HiveCompatiblePartitions: options.hiveCompatiblePartitions,
      PerHourPartition: options.perHourPartition,
    },
  };
}
