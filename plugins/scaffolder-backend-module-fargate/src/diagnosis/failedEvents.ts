import {
  DescribeEventsCommandInput,
  OperationEvent,
  paginateDescribeEvents,
} from '@aws-sdk/client-cloudformation';
import { DeploymentContext } from '../stack/DeploymentContext';

/**
 * What failed in one operation, or in the validation of one change set, oldest
 * first. A rollback is another operation, so its own failures are not among them.
 *
 * @returns nothing where the role may not ask, or AWS does not answer: what
 *   CloudFormation says elsewhere has to do then.
 */
export async function failedEvents(
  { clients, signal }: Pick<DeploymentContext, 'clients' | 'signal'>,
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
