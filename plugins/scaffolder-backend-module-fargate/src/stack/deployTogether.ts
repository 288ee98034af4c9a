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
 * Deploys two stacks at the same time, the second of which names the first:
 * it is planned as soon as the first one's ARN is known.
 *
 * When one fails, the other is followed to its end. A second stack that was
 * made just now for a first one that failed is taken away: it would name
 * nothing.
 *
 * @throws DeploymentError of the one that failed, the first one's before the
 *   second one's.
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
    const second = await takeAway(context, secondPrepared, secondEnd);
    throw withOther(firstEnd.reason, second);
  }
  throw withOther(
    (secondEnd as PromiseRejectedResult).reason,
    `stack ${first.name} stands, and trying again goes on from there`,
  );
}

/**
 * Plans both at once: the ARN that the second one names is known long before
 * CloudFormation has worked out the changes of the first. When one cannot be
 * planned, nothing is left of the other.
 */
async function prepareTogether(
  context: DeploymentContext,
  first: StackRequest,
  secondFor: (firstStackArn: string) => Promise<StackRequest>,
): Promise<[PreparedStack, PreparedStack]> {
  let preparing!: Promise<PreparedStack>;
  const named = new Promise<string>((resolve, reject) => {
    preparing = prepareStack(context, first, resolve);
    preparing.catch(reject);
  });
  const [firstEnd, secondEnd] = await Promise.allSettled([
    preparing,
    named.then(secondFor).then(second => prepareStack(context, second)),
  ]);
  if (
    firstEnd.status === 'fulfilled' &&
    secondEnd.status === 'fulfilled' &&
    firstEnd.value.planned.stackArn === (await named)
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
  // Another task was faster meanwhile, and the first one is another stack now.
  return prepareTogether(context, first, secondFor);
}

async function takeAway(
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
    return `stack ${request.name} stands`;
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
