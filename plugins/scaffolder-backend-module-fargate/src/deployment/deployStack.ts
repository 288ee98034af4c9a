import {
  describeStack,
  StackRecord,
} from '@fargate-api/backstage-plugin-fargate-api-node';
import { DeploymentContext } from './DeploymentContext';
import { DeploymentError } from './DeploymentError';
import { evidenceOf, follow, Outcome } from './follow';
import { formatCount, formatSeconds, secondsBetween } from './format';
import { makeRoom } from './makeRoom';
import { Observation, observe } from './observe';
import { discardPlan, Plan, plan } from './plan';
import { describeChanges } from './PlannedChanges';
import { removeStack } from './removeStack';
import { rootCause } from './rootCause';
import { ServiceStory } from './ServiceStory';
import { StackRequest } from './StackRequest';
import { isSettled, isSuccess } from './startOf';
import { submit } from './submit';
import { verify } from './verify';

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
  context.log.line('Plan', describePlan(prepared));
  return completeStack(context, prepared);
}

/** Observes and plans. Nothing is changed in AWS but remains cleared away. */
export async function prepareStack(
  context: DeploymentContext,
  request: StackRequest,
): Promise<PreparedStack> {
  const observed = await observe(context, request);
  const observation = await makeRoom(context, request, observed);
  const planned = await plan(context, request, observation);
  return { request, observation, planned };
}

/** What a prepared deployment is going to do, for the log. */
export function describePlan({ request, planned }: PreparedStack): string {
  switch (planned.action) {
    case 'execute':
      return `${request.name}: ${describeChanges(planned.changes)}`;
    case 'attach':
      return `${request.name}: already under way, following it`;
    default:
      return `${request.name}: nothing to change`;
  }
}

/** Submits, follows and verifies what was prepared. */
export async function completeStack(
  context: DeploymentContext,
  prepared: PreparedStack,
): Promise<DeployedStack> {
  const { request, planned } = prepared;
  try {
    await submit(context, planned);
    if (planned.action === 'none') {
      return await unchanged(context, prepared);
    }
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
  } catch (error) {
    if (context.signal?.aborted) {
      throw await cancelled(context, prepared);
    }
    throw error;
  }
}

/** Takes back what was prepared; for when something else failed before it was submitted. */
export function discardStack(
  context: DeploymentContext,
  prepared: PreparedStack,
): Promise<void> {
  return discardPlan(context, prepared.planned);
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
  story: ServiceStory | undefined,
): Promise<void> {
  const { ServiceArn, TaskDefinitionArn } = stack.outputs;
  if (ServiceArn) {
    await verify(
      context,
      story ?? new ServiceStory(context, ServiceArn, context.clients.now()),
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
  await outcome.story?.tellLast();
  const cause = rootCause(outcome.events, evidenceOf(outcome));
  const stack =
    outcome.type === 'CREATE'
      ? await removeStack(context, outcome.stack.arn)
      : outcome.stack;
  const status = stack?.status ?? 'DELETE_COMPLETE';
  return new DeploymentError(request.name, {
    failed: `${request.name}: ${cause.failed}.`,
    why: cause.why,
    evidence: cause.evidence,
    now: [
      standing(request.name, status, stack?.statusReason),
      request.untouched,
    ]
      .filter(Boolean)
      .join('; '),
    next: cause.next,
  });
}

/** What a failed operation leaves, in words. */
export function standing(
  name: string,
  status: string,
  reason?: string,
): string {
  switch (status) {
    case 'DELETE_COMPLETE':
      return `stack ${name} deleted`;
    case 'UPDATE_ROLLBACK_COMPLETE':
      return `stack ${name} is as it was before`;
    default:
      return `stack ${name} is ${status}${reason ? ` ("${reason}")` : ''}`;
  }
}

/** Says what goes on without us. The signal is aborted, so AWS is asked without it. */
async function cancelled(
  { clients, log }: DeploymentContext,
  { request, planned }: PreparedStack,
): Promise<Error> {
  const { accountId, region } = clients.target;
  const stack = await describeStack(clients, planned.stackArn);
  let left = `stack ${request.name} in account ${accountId}, ${region} is ${
    stack?.status ?? 'gone'
  }`;
  if (stack?.status === 'REVIEW_IN_PROGRESS') {
    await discardPlan({ clients }, planned);
    left = `stack ${request.name} was not begun`;
  } else if (stack && !isSettled(stack.status)) {
    left += ', and CloudFormation goes on with it';
  }
  log.line('Cancelled', left);
  return new Error(`Cancelled: ${left}`);
}
