import { DeploymentContext } from './DeploymentContext';
import { DeploymentError } from './DeploymentError';
import {
  completeStack,
  DeployedStack,
  discardStack,
  PreparedStack,
  prepareStack,
  describeOutcome,
  logPlan,
} from './deployStack';
import { removeStack } from './removeStack';
import { StackRequest } from './StackRequest';

/**
 * Deploys two stacks at the same time. The second one refers to the first, so
 * its change set is created as soon as the first one's ARN is known.
 *
 * When one fails, the other is followed to its end. If the first one fails, a
 * second stack that was created with it is deleted, because it would refer to
 * nothing.
 *
 * @throws DeploymentError of the stack that failed; of the first one if both
 *   did.
 */
export async function deployTogether(
  context: DeploymentContext,
  first: StackRequest,
  secondFor: (firstStackArn: string) => Promise<StackRequest>,
): Promise<[DeployedStack, DeployedStack]> {
  const [firstPrepared, secondPrepared] = await prepareTogether(
    context,
    first,
    secondFor,
  );
  logPlan(context, [firstPrepared, secondPrepared]);
  const [firstEnd, secondEnd] = await Promise.allSettled([
    completeStack(context, firstPrepared),
    completeStack(context, secondPrepared),
  ]);
  if (firstEnd.status === 'fulfilled' && secondEnd.status === 'fulfilled') {
    return [firstEnd.value, secondEnd.value];
  }
  if (firstEnd.status === 'rejected') {
    const second = await deleteOrphan(context, secondPrepared, secondEnd);
    throw withOther(firstEnd.reason, second);
  }
  throw withOther(
    (secondEnd as PromiseRejectedResult).reason,
    `stack ${first.name} is complete, and the next run continues from there`,
  );
}

/**
 * Plans both at once: the ARN of the first is known long before its change set
 * is complete. When one cannot be planned, the other is discarded.
 */
async function prepareTogether(
  context: DeploymentContext,
  first: StackRequest,
  secondFor: (firstStackArn: string) => Promise<StackRequest>,
): Promise<[PreparedStack, PreparedStack]> {
  let preparing!: Promise<PreparedStack>;
  const firstArn = new Promise<string>((resolve, reject) => {
    preparing = prepareStack(context, first, resolve);
    preparing.catch(reject);
  });
  const [firstEnd, secondEnd] = await Promise.allSettled([
    preparing,
    firstArn.then(secondFor).then(second => prepareStack(context, second)),
  ]);
  if (
    firstEnd.status === 'fulfilled' &&
    secondEnd.status === 'fulfilled' &&
    firstEnd.value.planned.stackArn === (await firstArn)
  ) {
    return [firstEnd.value, secondEnd.value];
  }
  for (const end of [firstEnd, secondEnd]) {
    if (end.status === 'fulfilled') {
      await discardStack(context, end.value);
    }
  }
  if (firstEnd.status === 'rejected') {
    throw firstEnd.reason;
  }
  if (secondEnd.status === 'rejected') {
    throw secondEnd.reason;
  }
  // Another task replaced the first stack meanwhile.
  return prepareTogether(context, first, secondFor);
}

async function deleteOrphan(
  context: DeploymentContext,
  { request }: PreparedStack,
  end: PromiseSettledResult<DeployedStack>,
): Promise<string> {
  if (end.status === 'rejected') {
    return end.reason instanceof DeploymentError
      ? end.reason.report.now
      : `stack ${request.name}: ${end.reason}`;
  }
  if (!end.value.created || context.signal?.aborted) {
    return `stack ${request.name} is complete`;
  }
  const removed = await removeStack(context, end.value.stack.arn);
  return describeOutcome(request.name, removed?.status ?? 'DELETE_COMPLETE');
}

function withOther(error: unknown, other: string): unknown {
  if (error instanceof DeploymentError) {
    error.report.now = `${error.report.now}; ${other}`;
  }
  return error;
}
