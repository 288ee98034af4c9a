import {
  CloudFormationClient,
  GetTemplateCommand,
  paginateDescribeStackEvents,
} from '@aws-sdk/client-cloudformation';
import { REGION } from './apiParameters';
import { criticalPathSeconds, ResourceTime } from './criticalPath';

/** When CloudFormation worked on a stack. */
export interface StackTimes {
  /** By AWS's clock, in milliseconds. */
  endedAt: number;
  /** Of its resources. */
  criticalPathSeconds: number;
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
  const times = new Map<string, ResourceTime>();
  let endedAt: number | undefined;
  for await (const { StackEvents = [] } of paginateDescribeStackEvents(
    { client },
    { StackName: stackName },
  )) {
    // Newest first.
    for (const event of StackEvents) {
      const id = event.LogicalResourceId!;
      const at = event.Timestamp!.getTime();
      if (event.PhysicalResourceId === event.StackId) {
        endedAt ??= event.ResourceStatus === 'CREATE_COMPLETE' ? at : undefined;
      } else if (event.ResourceStatus === 'CREATE_COMPLETE') {
        times.set(id, { startedAt: at, endedAt: at });
      } else {
        times.get(id)!.startedAt = at;
      }
    }
  }
  if (endedAt === undefined) {
    throw new Error(`Stack ${stackName} of ${account} is not complete`);
  }
  const { TemplateBody } = await client.send(
    new GetTemplateCommand({ StackName: stackName }),
  );
  return {
    endedAt,
    criticalPathSeconds: criticalPathSeconds(TemplateBody!, times),
  };
}
