import {
  DescribeStackEventsCommand,
  StackEvent,
} from '@aws-sdk/client-cloudformation';
import { FargateClients } from '@fargate-api/backstage-plugin-fargate-api-node';
import { isOperationStart } from '../log/stackEvents';

/**
 * The events of a stack's latest operation, as they arrive. CloudFormation
 * returns the newest first, so paging back stops at a known event, or where the
 * operation started.
 */
export class EventStream {
  readonly #seen = new Set<string>();

  /** @param stackArn - a deleted stack can be described only by its ARN. */
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
        // By id and not by time: events with the same timestamp may arrive
        // later.
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
    // Only now, so that after a failed page all pages are read again.
    fresh.forEach(event => this.#seen.add(event.EventId!));
    return fresh.reverse();
  }
}
