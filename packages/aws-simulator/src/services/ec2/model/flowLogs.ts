import { AwsError } from '../../../world/AwsError';
import { isDeepStrictEqual } from 'node:util';
import { Ec2 } from './Ec2';
import { openBucket } from './flowLogDestination';
import { checkLogFormat, DEFAULT_FORMAT } from './logFormat';
import {
  requireGateway,
  visibleAttachments,
} from './transitGateways/TransitGateways';
import { FlowLog, Tag } from './types';

/** The settings that all flow logs of a request have in common. */
export interface FlowLogInput {
  resourceType: string;
  trafficType?: string;
  destinationType?: string;
  destination?: string;
  logGroupName?: string;
  roleArn?: string;
  logFormat?: string;
  maxAggregationInterval?: number;
  destinationOptions?: Partial<NonNullable<FlowLog['destinationOptions']>>;
  tags: Tag[];
}

type Settings = Omit<FlowLog, 'id' | 'resourceId' | 'creationTime'>;

const INTERVALS = [60, 600];

/** Seconds, of what a transit gateway records. */
const TRANSIT_INTERVAL = 60;

const LOG_GROUP = /^arn:[^:]+:logs:[^:]*:\d{12}:log-group:([^:]+)(?::\*)?$/;

/**
 * The settings of new flow logs.
 *
 * @throws AwsError `InvalidParameter`, `MissingParameter`
 */
export function flowLogSettings(input: FlowLogInput): Settings {
  const {
    destinationType = 'cloud-watch-logs',
    destination,
    logGroupName,
    roleArn,
  } = input;
  const isTransit = input.resourceType.startsWith('TransitGateway');
  checkTrafficType(isTransit, input.trafficType);
  if (destinationType === 'kinesis-data-firehose') {
    throw invalid('The AWS simulator does not have Firehose');
  }
  if (!destination && !logGroupName) {
    throw invalid(
      "LogDestination can't be empty if LogGroupName is not provided.",
    );
  }
  if (destinationType === 's3') {
    if (logGroupName) {
      throw invalid(
        'LogDestination type must be cloud-watch-logs if LogGroupName is provided.',
      );
    }
    if (roleArn) {
      throw invalid(
        'DeliverLogsPermissionArn is not applicable for s3 delivery',
      );
    }
  } else if (!roleArn) {
    throw invalid(
      "DeliverLogsPermissionArn can't be empty if LogDestinationType is cloud-watch-logs.",
    );
  }
  const form = destinationType === 's3' ? /^arn:[^:]+:s3:::[^/]/ : LOG_GROUP;
  if (destination && !form.test(destination)) {
    throw invalid(`Invalid LogDestination: ${destination}`);
  }
  const maxAggregationInterval =
    input.maxAggregationInterval ?? (isTransit ? TRANSIT_INTERVAL : 600);
  if (!INTERVALS.includes(maxAggregationInterval)) {
    throw invalid('Invalid Flow Log Max Aggregation Interval');
  }
  checkLogFormat(input.logFormat);
  return {
    resourceType: input.resourceType,
    trafficType: input.trafficType,
    destinationType,
    destination,
    logGroupName: logGroupName ?? LOG_GROUP.exec(destination ?? '')?.[1],
    roleArn,
    logFormat: input.logFormat ?? DEFAULT_FORMAT[isTransit ? 'transit' : 'vpc'],
    maxAggregationInterval,
    destinationOptions:
      destinationType === 's3'
        ? {
            fileFormat: 'plain-text',
            hiveCompatiblePartitions: false,
            perHourPartition: false,
            ...input.destinationOptions,
          }
        : undefined,
    tags: input.tags,
  };
}

/**
 * Creates a flow log. Nothing is recorded: the simulator has no packets.
 *
 * @throws AwsError `FlowLogAlreadyExists`, the not-found code of the resource, or the
 *   code `400` for a destination that cannot be written to
 */
export function createFlowLog(
  ec2: Ec2,
  resourceId: string,
  settings: Settings,
): FlowLog {
  requireResource(ec2, settings.resourceType, resourceId);
  if (settings.destinationType === 's3') {
    openBucket(ec2.region, settings.destination!);
  }
  const isSame = (other: FlowLog) =>
    isDeepStrictEqual(
      [other.resourceId, other.destination, other.logGroupName],
      [resourceId, settings.destination, settings.logGroupName],
    );
  if ([...ec2.flowLogs.values()].some(isSame)) {
    throw new AwsError(
      'FlowLogAlreadyExists',
      'Error. There is an existing Flow Log with the same configuration and log destination.',
    );
  }
  const flowLog: FlowLog = {
    ...settings,
    id: ec2.region.ids.ec2('fl'),
    resourceId,
    creationTime: ec2.region.world.now(),
  };
  ec2.flowLogs.set(flowLog.id, flowLog);
  return flowLog;
}

/** @throws AwsError `InvalidFlowLogId.NotFound` for those of the list that are not there. */
export function requireFlowLogs(ec2: Ec2, ids: string[]): FlowLog[] {
  const missing = ids.filter(id => !ec2.flowLogs.has(id));
  if (missing.length > 0) {
    throw new AwsError(
      'InvalidFlowLogId.NotFound',
      `These flow log ids in the input list are not found: [TotalCount: ${
        missing.length
      }] ${missing.join(' ')}`,
    );
  }
  return ids.map(id => ec2.flowLogs.get(id)!);
}

function checkTrafficType(isTransit: boolean, trafficType?: string): void {
  if (isTransit && trafficType) {
    throw invalid(
      'TrafficType is not supported for transit gateway resource types.',
    );
  }
  if (!isTransit && !trafficType) {
    throw new AwsError(
      'MissingParameter',
      'The request must contain the parameter TrafficType',
    );
  }
}

function requireResource(ec2: Ec2, type: string, id: string): void {
  switch (type) {
    case 'VPC':
      ec2.require('vpcs', id);
      break;
    case 'Subnet':
      ec2.require('subnets', id);
      break;
    case 'NetworkInterface':
      ec2.require('networkInterfaces', id);
      break;
    case 'TransitGateway':
      requireGateway(ec2.region, id);
      break;
    case 'TransitGatewayAttachment':
      requireAttachment(ec2, id);
      break;
    default:
      throw new AwsError(
        'InvalidParameterValue',
        `The AWS simulator does not support flow logs of the resource type '${type}'`,
      );
  }
}

function requireAttachment({ region }: Ec2, id: string): void {
  if (![...visibleAttachments(region)].some(one => one.id === id)) {
    throw new AwsError(
      'InvalidTransitGatewayAttachmentID.NotFound',
      `Transit Gateway Attachment ${id} was deleted or does not exist.`,
    );
  }
}

function invalid(text: string): AwsError {
  return new AwsError('InvalidParameter', text);
}
