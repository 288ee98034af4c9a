import {
  CloudFormationClient,
  paginateDescribeStackEvents,
} from '@aws-sdk/client-cloudformation';
import { REGION } from './apiParameters';

/** When CloudFormation worked on a stack, by AWS's clock, in milliseconds. */
export interface StackTimes {
  startedAt: number;
  endedAt: number;
}

/** Reads the times of a stack that was created from its events. */
export async function readTimes(
  url: string,
  account: string,
  stackName: string,
): Promise<StackTimes> {
  const client = new CloudFormationClient({
    endpoint: url,
    region: REGION,
    credentials: { accessKeyId: account, secretAccessKey: 'simulated' },
  });
  const times: Partial<StackTimes> = {};
  for await (const { StackEvents = [] } of paginateDescribeStackEvents(
    { client },
    { StackName: stackName },
  )) {
    for (const event of StackEvents) {
      if (event.PhysicalResourceId !== event.StackId) {
        continue;
      }
      if (event.ResourceStatus === 'CREATE_COMPLETE') {
        times.endedAt = event.Timestamp!.getTime();
      }
      if (event.ResourceStatus === 'CREATE_IN_PROGRESS') {
        times.startedAt = event.Timestamp!.getTime();
      }
    }
  }
  if (times.startedAt === undefined || times.endedAt === undefined) {
    throw new Error(`Stack ${stackName} of ${account} is not complete`);
  }
  return times as StackTimes;
}
