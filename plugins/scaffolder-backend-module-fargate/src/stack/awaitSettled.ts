import {
  describeStack,
  StackRecord,
} from '@fargate-api/backstage-plugin-fargate-api-node';
import { DeploymentContext, POLL_SECONDS } from './DeploymentContext';
import { formatSeconds, secondsBetween } from '../log/format';
import { isSettled } from './startAction';

/** Seconds of AWS's time between two lines about the wait. */
const HEARTBEAT_SECONDS = 60;

/**
 * Waits until no operation is in progress on a stack.
 *
 * @param stackArn - a deleted stack can be described only by its ARN.
 * @param onHeartbeat - called from time to time with how long the wait has
 *   taken.
 * @returns the stack after the operation; undefined when it cannot be described
 *   any more.
 */
export async function awaitSettled(
  { clients, clock, signal }: DeploymentContext,
  stackArn: string,
  onSilence?: (waited: string, stack: StackRecord) => void,
): Promise<StackRecord | undefined> {
  const startedAt = clients.now();
  let saidAt = startedAt;
  for (;;) {
    const stack = await describeStack(clients, stackArn, { signal });
    if (!stack || isSettled(stack.status)) {
      return stack;
    }
    const now = clients.now();
    if (secondsBetween(saidAt, now) >= HEARTBEAT_SECONDS) {
      saidAt = now;
      onSilence?.(formatSeconds(secondsBetween(startedAt, now)), stack);
    }
    await clock.sleep(POLL_SECONDS, signal);
  }
}
