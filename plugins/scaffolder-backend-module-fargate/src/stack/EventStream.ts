import {
  DescribeStackEventsCommand,
  StackEvent,
} from '@aws-sdk/client-cloudformation';
import { FargateClients } from '@fargate-api/backstage-plugin-fargate-api-node';

/**
 * The events of a stack's last operation, as they come. CloudFormation answers
 * with the newest first; paging back stops at an event that was seen before,
 * or where the operation began.
 */
export class EventStream {
  readonly #seen = new Set<string>();

  /** @param stackArn - a deleted stack answers only by its ARN. */
  constructor(
    private readonly clients: Pick<FargateClients, 'cloudFormation'>,
    private readonly stackArn: string,
  ) {}

  /** The events since the last call, oldest first. */
  async read(signal?: AbortSignal): Promise<StackEvent[]> {
    const fresh: StackEvent[] = [];
    let nextToken: string | undefined;
    do {
      const page = await this.clients.cloudFormation.send(
        new DescribeStackEventsCommand({
          StackName: this.stackArn,
          NextToken: nextToken,
        }),
        { abortSignal: signal },
      );
      nextToken = page.NextToken;
      for (const event of page.StackEvents ?? []) {
        // By id and never by time: events of one instant may still arrive.
        if (this.#seen.has(event.EventId!)) {
          nextToken = undefined;
          break;
        }
        fresh.push(event);
        if (isOperationStart(event)) {
          nextToken = undefined;
          break;
        }
      }
    } while (nextToken);
    // Only now: a page that could not be read is read again.
    fresh.forEach(event => this.#seen.add(event.EventId!));
    return fresh.reverse();
  }
}

/** Whether an event is about the stack itself and not about a resource in it. */
export function isStackEvent(event: Partial<StackEvent>): boolean {
  return event.PhysicalResourceId === event.StackId;
}

/** Whether an operation began with this event. */
export function isOperationStart(event: StackEvent): boolean {
  return (
    isStackEvent(event) &&
    event.ResourceStatusReason === 'User Initiated' &&
    /^(CREATE|UPDATE|DELETE|ROLLBACK|UPDATE_ROLLBACK)_IN_PROGRESS$/.test(
      event.ResourceStatus ?? '',
    )
  );
}
