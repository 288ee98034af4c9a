import {
  describeStack,
  StackRecord,
} from '@fargate-api/backstage-plugin-fargate-api-node';
import { DeploymentContext, POLL_SECONDS } from './DeploymentContext';
import { formatSeconds, secondsBetween } from '../log/format';
import { isSettled } from './startAction';

/** Seconds of AWS's time after which a wait is mentioned again. */
const HEARTBEAT_SECONDS = 60;

/**
 * Waits until nothing moves in a stack any more.
 *
 * @param stackArn - a deleted stack answers only by its ARN.
 * @param onSilence - what to say once in a while, given how long it took so far.
 * @returns the stack as it is then; undefined when nothing tells of it.
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
