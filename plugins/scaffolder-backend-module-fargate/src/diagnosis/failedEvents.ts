import {
  DescribeEventsCommandInput,
  OperationEvent,
  paginateDescribeEvents,
} from '@aws-sdk/client-cloudformation';
import { FargateClients } from '@fargate-api/backstage-plugin-fargate-api-node';

/**
 * The failed events of one operation, or of the validation of one change set,
 * oldest first. A rollback is an operation of its own.
 *
 * @returns an empty list when the role may not read them, or AWS does not
 *   answer: the stack's events have to be enough then.
 */
export async function failedEvents(
  { clients, signal }: { clients: FargateClients; signal?: AbortSignal },
  of: Pick<DescribeEventsCommandInput, 'OperationId' | 'ChangeSetName'>,
): Promise<OperationEvent[]> {
  const events: OperationEvent[] = [];
  try {
    for await (const { OperationEvents = [] } of paginateDescribeEvents(
      { client: clients.cloudFormation },
      { ...of, Filters: { FailedEvents: true } },
      { abortSignal: signal },
    )) {
      events.push(...OperationEvents);
    }
  } catch {
    signal?.throwIfAborted();
    return [];
  }
  return events
    .reverse()
    .sort(
      (a, b) => (a.Timestamp?.getTime() ?? 0) - (b.Timestamp?.getTime() ?? 0),
    );
}
