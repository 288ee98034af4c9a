import { ConflictError } from '@backstage/errors';
import { StackKind } from '@fargate-api/backstage-plugin-fargate-api-common';
import {
  describeStack,
  StackRecord,
} from '@fargate-api/backstage-plugin-fargate-api-node';
import { deployOrDryRun } from '../../run/deployOrDryRun';
import { awaitSettled } from '../../stack/awaitSettled';
import { DeploymentContext, POLL_SECONDS } from '../../stack/DeploymentContext';
import { StackRequest } from '../../stack/StackRequest';
import { isSettled, isUsable } from '../../stack/startAction';

/** How often to look whether another API has created what is shared. */
const MAX_ATTEMPTS = 10;

/**
 * A stack that APIs of an environment share, if it exists, once nothing changes it.
 *
 * @throws NotAllowedError when it names what is not its own.
 */
export async function readSharedStack(
  context: DeploymentContext,
  name: string,
  kind: StackKind,
): Promise<StackRecord | undefined> {
  const { clients, signal } = context;
  const known = await describeStack(clients, name, { signal });
  // A stack in review has only a change set, which nobody may ever execute.
  if (known?.kind !== kind || known.status === 'REVIEW_IN_PROGRESS') {
    return undefined;
  }
  await context.authorize(clients, known);
  const stack = isSettled(known.status)
    ? known
    : await awaitSettled(context, known.arn);
  if (!stack || !isUsable(stack.status)) {
    return undefined;
  }
  // This also holds its outputs against its resources, once nothing changes it.
  await context.authorize(clients, stack);
  return stack;
}

/**
 * What APIs share, which the first of them creates.
 *
 * @param read - what there is of it.
 * @param request - of its stack.
 * @returns undefined in a dry run that would create it.
 * @throws DeploymentError when it cannot be created.
 */
export async function ensureShared<T>(
  run: { isDryRun?: boolean },
  context: DeploymentContext,
  read: () => Promise<T | undefined>,
  request: () => Promise<StackRequest>,
): Promise<T | Readonly<Record<string, string>> | undefined> {
  const { clock, signal } = context;
  for (let attempt = 1; ; attempt++) {
    const known = await read();
    if (known) {
      return known;
    }
    try {
      const { outputs } = await deployOrDryRun(run, context, await request());
      return run.isDryRun ? undefined : outputs;
    } catch (error) {
      // Another API creates it at the same time.
      if (!(error instanceof ConflictError) || attempt === MAX_ATTEMPTS) {
        throw error;
      }
      await clock.sleep(POLL_SECONDS, signal);
    }
  }
}
