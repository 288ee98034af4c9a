import { UpdateTerminationProtectionCommand } from '@aws-sdk/client-cloudformation';
import {
  describeStack,
  StackRecord,
} from '@fargate-api/backstage-plugin-fargate-api-node';
import { cancel } from './cancel';
import { DeploymentContext } from './DeploymentContext';
import { DeploymentError } from './DeploymentError';
import { failedEvents } from '../diagnosis/failedEvents';
import { evidenceOf, follow, Outcome } from './follow';
import { formatCount, formatSeconds, secondsBetween } from '../log/format';
import { isStaleError } from './isStaleError';
import { isTransientError } from './isTransientError';
import { recoverStack } from './recoverStack';
import { Observation, observe } from './observe';
import { discardPlan, Plan, plan } from './plan';
import { describeChanges, listChanges } from '../log/PlannedChanges';
import { removeStack } from './removeStack';
import { rootCause } from '../diagnosis/rootCause';
import { RolloutLog } from '../rollout/RolloutLog';
import { StackRequest } from './StackRequest';
import { isSuccess } from './startAction';
import { rollbackFailure } from '../diagnosis/rollbackFailure';
import { submit } from './submit';
import { verify } from './verify';

/** Times that a deployment plans anew because another one was faster. */
const MAX_ATTEMPTS = 5;

/** A stack whose changes are known and not yet made. */
export interface PreparedStack {
  request: StackRequest;
  observation: Observation;
  planned: Plan;
}

/** A stack as it shall be. */
export interface DeployedStack {
  stack: StackRecord;
  /** Whether this deployment, or the run of it that was interrupted, changed anything. */
  changed: boolean;
  /** Whether it made the stack. */
  created: boolean;
}

/**
 * Deploys one stack: observe, plan, submit, follow, verify. Any part can be
 * repeated after a crash: each asks AWS how things are.
 *
 * @throws DeploymentError when the deployment fails; nothing half-made is left.
 */
export async function deployStack(
  context: DeploymentContext,
  request: StackRequest,
): Promise<DeployedStack> {
  const prepared = await prepareStack(context, request);
  logPlan(context, [prepared]);
  return completeStack(context, prepared);
}

/**
 * Observes and plans. Changes nothing in AWS, except that a failed stack is recovered first.
 *
 * @param onStack - told the stack's ARN as soon as it is known.
 */
export async function prepareStack(
  context: DeploymentContext,
  request: StackRequest,
  onStack?: (stackArn: string) => void,
): Promise<PreparedStack> {
  try {
    for (let looks = 1; ; looks++) {
      const observed = await observe(context, request);
      const observation = await recoverStack(context, request, observed);
      try {
        const planned = await plan(context, request, observation, onStack);
        return { request, observation, planned };
      } catch (error) {
        if (!isStaleError(error) || looks >= MAX_ATTEMPTS) {
          throw error;
        }
      }
    }
  } catch (error) {
    throw context.signal?.aborted
      ? await cancel(context, request, undefined)
      : error;
  }
}

/**
 * Says what prepared deployments are going to do; of what stands, each resource
 * that is touched.
 */
export function logPlan(
  { log }: DeploymentContext,
  prepared: readonly PreparedStack[],
): void {
  log.line('Plan', prepared.map(describePlan).join('    '));
  for (const { planned } of prepared) {
    if (planned.action === 'execute' && planned.type === 'UPDATE') {
      listChanges(planned.changes).forEach(text => log.more(text));
    }
  }
}

function describePlan({ request, planned }: PreparedStack): string {
  switch (planned.action) {
    case 'execute':
      return `${request.name}: ${describeChanges(planned.changes)}`;
    case 'attach':
      return `${request.name}: already under way, following it`;
    default:
      return `${request.name}: nothing to change`;
  }
}

/**
 * Submits, follows and verifies what was prepared; or begins anew, where
 * another task was faster.
 */
export async function completeStack(
  context: DeploymentContext,
  prepared: PreparedStack,
): Promise<DeployedStack> {
  const { request, planned } = prepared;
  let submitted = false;
  try {
    await submit(context, planned);
    submitted = true;
    const deployed =
      planned.action === 'none'
        ? await unchanged(context, prepared)
        : await followToEnd(context, prepared, planned);
    await protect(context, deployed.stack);
    return deployed;
  } catch (error) {
    if (context.signal?.aborted) {
      throw await cancel(context, request, planned);
    }
    if (!submitted && isStaleError(error)) {
      return deployStack(context, request);
    }
    if (!submitted && !isTransientError(error)) {
      await discardPlan(context, planned);
    }
    throw isTransientError(error) && planned.action !== 'none'
      ? connectionLost(request, error)
      : error;
  }
}

async function followToEnd(
  context: DeploymentContext,
  prepared: PreparedStack,
  planned: Exclude<Plan, { action: 'none' }>,
): Promise<DeployedStack> {
  const { request } = prepared;
  const outcome = await follow(context, request, planned);
  if (!isSuccess(outcome.stack.status)) {
    throw await failure(context, request, outcome);
  }
  logDone(context, prepared, outcome);
  await verifyService(context, request, outcome.stack, outcome.story);
  return {
    stack: outcome.stack,
    changed: true,
    created: outcome.type === 'CREATE',
  };
}

/** Takes back what was prepared; for when something else failed before it was submitted. */
export async function discardStack(
  context: DeploymentContext,
  prepared: PreparedStack,
): Promise<void> {
  await discardPlan(context, prepared.planned);
}

async function unchanged(
  context: DeploymentContext,
  { request, observation, planned }: PreparedStack,
): Promise<DeployedStack> {
  const stack = (await describeStack(context.clients, planned.stackArn, {
    signal: context.signal,
  }))!;
  context.log.line(request.label, 'unchanged');
  await verifyService(context, request, stack, undefined);
  return {
    stack,
    changed: observation.ownOperation,
    created: false,
  };
}

async function verifyService(
  context: DeploymentContext,
  request: StackRequest,
  stack: StackRecord,
  story: RolloutLog | undefined,
): Promise<void> {
  const { ServiceArn, TaskDefinitionArn } = stack.outputs;
  const { health } = request;
  if (ServiceArn && health) {
    await verify(
      context,
      story ??
        new RolloutLog(context, ServiceArn, health, context.clients.now()),
      { name: request.name, taskDefinition: TaskDefinitionArn },
    );
  }
}

function logDone(
  { log }: DeploymentContext,
  { request, planned }: PreparedStack,
  { stack, startedAt, endedAt }: Outcome,
): void {
  const total =
    planned.action === 'execute' ? planned.changes.length : undefined;
  const { EgressIps } = stack.outputs;
  const parts = [
    `done in ${formatSeconds(secondsBetween(startedAt, endedAt))}`,
    ...(EgressIps
      ? [`egress addresses ${EgressIps.split(',').join(', ')}`]
      : []),
  ];
  const count = total === undefined ? '' : `${formatCount(total, total)}  `;
  log.line(request.label, `${count}${parts.join(' · ')}`);
}

async function failure(
  context: DeploymentContext,
  request: StackRequest,
  outcome: Outcome,
): Promise<DeploymentError> {
  // A last look: what ended just before the rollback was not seen yet.
  await outcome.story?.updateAfterRollback();
  const { OperationId } = outcome.events[0];
  const told = OperationId ? await failedEvents(context, { OperationId }) : [];
  const cause = rootCause(outcome.events, evidenceOf(outcome), told);
  const isRemains =
    outcome.type === 'CREATE' &&
    (context.options.onFailure ?? 'delete') === 'delete';
  const stack = isRemains
    ? await removeStack(context, outcome.stack.arn)
    : outcome.stack;
  const status = stack?.status ?? 'DELETE_COMPLETE';
  const failed = `${request.name}: ${cause.failed}.`;
  if (status === 'UPDATE_ROLLBACK_FAILED') {
    const stuck = rollbackFailure(request.name, outcome.events);
    return new DeploymentError(request.name, {
      ...stuck,
      failed: failed.replace(/\.$/, ', but not to the end.'),
      why: `${cause.why}; then ${stuck.why}`,
      evidence: [...cause.evidence, ...stuck.evidence],
    });
  }
  return new DeploymentError(request.name, {
    failed,
    why: cause.why,
    evidence: cause.evidence,
    now: [
      describeOutcome(request.name, status, stack?.statusReason),
      request.untouched,
    ]
      .filter(Boolean)
      .join('; '),
    next: cause.next,
  });
}

/** What a failed operation leaves, in words. */
export function describeOutcome(
  name: string,
  status: string,
  reason?: string,
): string {
  switch (status) {
    case 'DELETE_COMPLETE':
      return `stack ${name} deleted`;
    case 'UPDATE_ROLLBACK_COMPLETE':
      return `stack ${name} is as it was before`;
    case 'ROLLBACK_COMPLETE':
      return `stack ${name} holds nothing but its history (ROLLBACK_COMPLETE); the next deployment clears it away`;
    case 'CREATE_FAILED':
    case 'UPDATE_FAILED':
      return `stack ${name} is kept as it failed (${status}), and what it made costs money; the next deployment rolls it back`;
    case 'ROLLBACK_FAILED':
      return `stack ${name} is ${status}${
        reason ? ` ("${reason.trim()}")` : ''
      }, and what could not be deleted is still there; the next deployment deletes it only with onFailedRollback: delete`;
    default:
      return `stack ${name} is ${status}${reason ? ` ("${reason}")` : ''}`;
  }
}

/** CloudFormation works on without anybody watching. */
function connectionLost(
  { name }: StackRequest,
  error: unknown,
): DeploymentError {
  return new DeploymentError(name, {
    failed: `${name}: AWS does not answer any more, so the deployment is not watched to its end.`,
    why: String(error),
    evidence: [],
    now: `CloudFormation goes on with stack ${name} by itself, if it has taken the order; nothing was cancelled`,
    next: 'see that the credentials of the target are valid and that AWS can be reached, then press "Retry": it finds its own operation and follows it',
  });
}

async function protect(
  { clients, options, log, signal }: DeploymentContext,
  stack: StackRecord,
): Promise<void> {
  const { terminationProtection } = options;
  if (
    terminationProtection === undefined ||
    terminationProtection === stack.terminationProtection
  ) {
    return;
  }
  await clients.cloudFormation.send(
    new UpdateTerminationProtectionCommand({
      StackName: stack.arn,
      EnableTerminationProtection: terminationProtection,
    }),
    { abortSignal: signal },
  );
  log.line(
    'Note',
    `stack ${stack.name} is ${
      terminationProtection ? 'protected' : 'no longer protected'
    } from deletion`,
  );
}
