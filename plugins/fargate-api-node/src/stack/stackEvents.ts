/**
 * The topic on which a deployment says that a stack of ours was made or
 * changed, so that the catalog need not wait for its next scan.
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
