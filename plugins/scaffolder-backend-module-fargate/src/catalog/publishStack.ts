import { EventsService } from '@backstage/plugin-events-node';
import {
  STACK_EVENTS_TOPIC,
  StackEventPayload,
} from '@fargate-api/backstage-plugin-fargate-api-node';

/**
 * Publishes an event about a stack, so that the catalog reads it before its
 * next scan.
 */
export async function publishStack(
  events: Pick<EventsService, 'publish'>,
  stackArn: string,
): Promise<void> {
  const eventPayload: StackEventPayload = { stackArn };
  await events.publish({ topic: STACK_EVENTS_TOPIC, eventPayload });
}
