/**
 * The topic on which a deployment publishes that it created or updated a stack,
 * so that the catalog does not wait for its next scan.
 *
 * @public
 */
export const STACK_EVENTS_TOPIC = 'fargate-api.stack';

/**
 * The payload of an event on {@link STACK_EVENTS_TOPIC}.
 *
 * @public
 */
export interface StackEventPayload {
  stackArn: string;
}
