import {
  GetTemplateCommand,
  UpdateTerminationProtectionCommand,
} from '@aws-sdk/client-cloudformation';
import {
  describeStack,
  RESTORED_TAG,
  StackRecord,
} from '@fargate-api/backstage-plugin-fargate-api-node';
import { cancel } from './cancel';
import { DeploymentContext } from './DeploymentContext';
import { DeploymentError } from './DeploymentError';
import { failedEvents } from '../diagnosis/failedEvents';
import { describeEarlyStart } from './earlyStart';
import { evidenceOf, follow, Outcome } from './follow';
import { expectedService } from '../live/ExpectedService';
import { formatCount, formatSeconds, secondsBetween } from '../log/format';
import { isStaleError } from './isStaleError';
import { isTransientError } from './isTransientError';
import { recoverStack } from './recoverStack';
import { Observation, observe } from './observe';
import { discardPlan, Plan, plan } from './plan';
import { describeChanges, listChanges } from '../log/PlannedChanges';
import { removeStack } from './removeStack';
import { rootCause } from '../diagnosis/rootCause';
import { restoration } from './restoration';
import { RolloutLog } from '../rollout/RolloutLog';
import { StackRequest } from './StackRequest';
import { isSuccess } from './startAction';
import { rollbackFailure } from '../diagnosis/rollbackFailure';
import { submit } from './submit';
import { verify } from './verify';

/** How often a deployment plans again because the stack changed meanwhile. */
const MAX_ATTEMPTS = 5;

/** A stack whose change set is created and not yet executed. */
export interface PreparedStack {
  request: StackRequest;
  observation: Observation;
  planned: Plan;
}

/** A stack after its deployment. */
export interface DeployedStack {
  stack: StackRecord;
  /** Whether this task changed anything, including an interrupted run of it. */
  changed: boolean;
  /** Whether this deployment created the stack. */
  created: boolean;
}

/**
 * Deploys one stack: observe, plan, submit, follow, verify. Every step can be
 * repeated after a crash, because each reads the current state from AWS.
 *
 * @throws DeploymentError when the deployment fails.
 * @throws ConflictError when the stack cannot be deployed to.
 * @throws InputError when CloudFormation rejects the request.
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
 * Observes and plans. Changes nothing in AWS, except that a failed stack is
 * recovered first.
 *
 * @param onStack - called with the stack's ARN as soon as it is known.
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
 * Logs what prepared deployments are going to change, and for an existing stack
 * each changed resource.
 */
export function logPlan(
  { clients, log }: DeploymentContext,
  prepared: readonly PreparedStack[],
): void {
  log.line('Plan', prepared.map(describePlan).join('    '));
  for (const { planned } of prepared) {
    if (planned.action === 'execute' && planned.type === 'UPDATE') {
      listChanges(planned.changes).forEach(text => log.more(text));
    }
  }
  log.lines(
    'Note',
    prepared.flatMap(({ request, observation, planned }) =>
      describeEarlyStart(request, observation, planned, clients.now()),
    ),
  );
}

function describePlan({ request, planned }: PreparedStack): string {
  switch (planned.action) {
    case 'execute':
      return `${request.name}: ${describeChanges(planned.changes)}`;
    case 'attach':
      return `${request.name}: an operation of this task is in progress; following it`;
    default:
      return `${request.name}: no changes`;
  }
}

/**
 * Submits, follows and verifies a prepared deployment. Starts over when the
 * stack changed since it was prepared.
 */
export async function completeStack(
  context: DeploymentContext,
  prepared: PreparedStack,
): Promise<DeployedStack> {
  const { request, planned } = prepared;
  let submitted = false;
  try {
    const before = await stackBefore(context, prepared);
    await submit(context, planned);
    submitted = true;
    const deployed =
      planned.action === 'none'
        ? await verifyUnchanged(context, prepared)
        : await followToEnd(context, prepared, planned, before);
    await setTerminationProtection(context, deployed.stack);
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

/** What a stack was deployed with, to restore it. */
type Before = Pick<
  StackRequest,
  'template' | 'parameters' | 'keptParameters' | 'tags'
>;

/**
 * What a stack is deployed with, before an update that changes the health check
 * of its targets; otherwise CloudFormation rolls back automatically.
 */
async function stackBefore(
  { clients, options, signal }: DeploymentContext,
  { observation: { stack }, planned, request }: PreparedStack,
): Promise<Before | undefined> {
  if (!stack || !changesTargets(planned) || options.onFailure === 'keep') {
    return undefined;
  }
  const tags = request.tags && valuesOf(stack.tags ?? {}, request.tags);
  if (request.template === undefined) {
    return {
      tags,
      parameters: valuesOf(stack.parameters, request.parameters),
      keptParameters: request.keptParameters,
    };
  }
  const { TemplateBody } = await clients.cloudFormation.send(
    new GetTemplateCommand({ StackName: stack.arn }),
    { abortSignal: signal },
  );
  return { tags, template: TemplateBody, parameters: stack.parameters };
}

function valuesOf(
  values: Readonly<Record<string, string>>,
  names: object,
): Record<string, string> {
  return Object.fromEntries(
    Object.keys(names).map(name => [name, values[name]]),
  );
}

async function followToEnd(
  context: DeploymentContext,
  prepared: PreparedStack,
  planned: Exclude<Plan, { action: 'none' }>,
  before: Before | undefined,
): Promise<DeployedStack> {
  const { request } = prepared;
  const outcome = await follow(context, request, planned);
  if (!isSuccess(outcome.stack.status)) {
    throw await failure(context, request, outcome);
  }
  logDone(context, prepared, outcome);
  try {
    await verifyService(
      context,
      request,
      outcome.stack,
      outcome.rolloutLog,
      // What an update changes, whose change set an earlier run executed, is unknown.
      changesTargets(planned) ||
        (planned.action === 'attach' && outcome.type === 'UPDATE'),
    );
  } catch (error) {
    throw await afterUnhealthy(context, request, before, error);
  }
  return {
    stack: outcome.stack,
    changed: true,
    created: outcome.type === 'CREATE',
  };
}

/** Whether an update changes the health check of targets that are registered. */
function changesTargets(planned: Plan): boolean {
  return (
    planned.action === 'execute' &&
    planned.type === 'UPDATE' &&
    planned.changes.some(
      ({ type, action }) =>
        type === 'AWS::ElasticLoadBalancingV2::TargetGroup' &&
        action === 'change',
    )
  );
}

/**
 * Gives the targets of a service their health check back, when none passes the
 * one that they were given. CloudFormation has no reason to: to it, the update
 * succeeded.
 *
 * @returns the error, which then says so.
 */
async function afterUnhealthy(
  context: DeploymentContext,
  request: StackRequest,
  before: Before | undefined,
  error: unknown,
): Promise<unknown> {
  if (!(error instanceof DeploymentError) || !before) {
    return error;
  }
  const { name } = request;
  context.log.line(request.label, 'restoring the previous values');
  try {
    await deployStack(context, {
      ...request,
      ...before,
      // To a restarted task, its end is not that of the deployment.
      purpose: 'recover',
      // How the tasks are is what failed.
      health: undefined,
    });
    error.report.now = `stack ${name} has the values from before again`;
  } catch (second) {
    context.signal?.throwIfAborted();
    error.report.now = `stack ${name} could not be given the values from before: ${second}`;
  }
  return error;
}

/**
 * Discards a prepared deployment, because another one failed before it was
 * submitted.
 */
export async function discardStack(
  context: DeploymentContext,
  prepared: PreparedStack,
): Promise<void> {
  await discardPlan(context, prepared.planned);
}

async function verifyUnchanged(
  context: DeploymentContext,
  { request, observation, planned }: PreparedStack,
): Promise<DeployedStack> {
  const { clients, log, signal } = context;
  const stack = (await describeStack(clients, planned.stackArn, { signal }))!;
  const expected = request.health && expectedService(stack);
  const drift = expected
    ? await restoration(context, request.name, expected)
    : [];
  if (drift.length && request.tags?.[RESTORED_TAG] === undefined) {
    for (const { subject, live, stack: asked } of drift) {
      log.line(
        request.label,
        `${subject}: ${live} runs, and the stack already has ${asked}: updating the service`,
      );
    }
    return deployStack(context, restoring(request, clients.now()));
  }
  log.line(request.label, 'unchanged');
  await verifyService(context, request, stack, undefined);
  return {
    stack,
    changed: observation.ownOperation,
    created: false,
  };
}

/**
 * The same request with a tag that is new: CloudFormation then sets all
 * properties of the tagged resources again, the service's among them.
 */
function restoring(request: StackRequest, now: Date): StackRequest {
  return {
    ...request,
    tags: { ...request.tags, [RESTORED_TAG]: now.toISOString() },
  };
}

async function verifyService(
  context: DeploymentContext,
  request: StackRequest,
  stack: StackRecord,
  rolloutLog: RolloutLog | undefined,
  isCheckChanged = false,
): Promise<void> {
  const { health } = request;
  const expected = expectedService(stack);
  if (expected && health) {
    const settleSeconds = isCheckChanged ? expected.unhealthyAfterSeconds : 0;
    if (settleSeconds) {
      context.log.line(
        health.label,
        `the health check changed: a target that fails it is known in ${formatSeconds(
          settleSeconds,
        )}`,
      );
    }
    await verify(
      context,
      rolloutLog ??
        new RolloutLog(context, expected.arn, health, context.clients.now()),
      request.name,
      { ...expected, settleSeconds },
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
    ...(EgressIps ? [`egress IPs ${EgressIps.split(',').join(', ')}`] : []),
  ];
  const count = total === undefined ? '' : `${formatCount(total, total)}  `;
  log.line(request.label, `${count}${parts.join(' · ')}`);
}

async function failure(
  context: DeploymentContext,
  request: StackRequest,
  outcome: Outcome,
): Promise<DeploymentError> {
  // Reads the service once more: a task may have stopped just before the
  // rollback.
  await outcome.rolloutLog?.updateAfterRollback();
  const { OperationId } = outcome.events[0];
  const failures = OperationId
    ? await failedEvents(context, { OperationId })
    : [];
  const cause = rootCause(outcome.events, evidenceOf(outcome), failures);
  const isDeleted =
    outcome.type === 'CREATE' &&
    (context.options.onFailure ?? 'delete') === 'delete';
  const stack = isDeleted
    ? await removeStack(context, outcome.stack.arn)
    : outcome.stack;
  const status = stack?.status ?? 'DELETE_COMPLETE';
  const failed = `${request.name}: ${cause.failed}.`;
  if (status === 'UPDATE_ROLLBACK_FAILED') {
    const stuck = rollbackFailure(request.name, outcome.events);
    return new DeploymentError(request.name, {
      ...stuck,
      failed: failed.replace(/\.$/, ', but the rollback failed.'),
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

/**
 * The state in which a failed operation left a stack, as one line of the log.
 */
export function describeOutcome(
  name: string,
  status: string,
  reason?: string,
): string {
  switch (status) {
    case 'DELETE_COMPLETE':
      return `stack ${name} deleted`;
    case 'UPDATE_ROLLBACK_COMPLETE':
      return `stack ${name} is rolled back to its previous state`;
    case 'ROLLBACK_COMPLETE':
      return `stack ${name} is ROLLBACK_COMPLETE and contains no resources; the next deployment deletes it first`;
    case 'CREATE_FAILED':
    case 'UPDATE_FAILED':
      return `stack ${name} is kept in ${status}, and its resources incur charges; the next deployment rolls it back first`;
    case 'ROLLBACK_FAILED':
      return `stack ${name} is ${status}${
        reason ? ` ("${reason.trim()}")` : ''
      }, and resources that could not be deleted remain; the next deployment deletes it only with onFailedRollback: delete`;
    default:
      return `stack ${name} is ${status}${reason ? ` ("${reason}")` : ''}`;
  }
}

/** The connection to AWS is lost; CloudFormation continues on its own. */
function connectionLost(
  { name }: StackRequest,
  error: unknown,
): DeploymentError {
  return new DeploymentError(name, {
    failed: `${name}: the connection to AWS was lost before the deployment ended.`,
    why: String(error),
    evidence: [],
    now: `CloudFormation continues with stack ${name} if the request was accepted; nothing was cancelled`,
    next: 'check that the credentials of the target are valid and that AWS can be reached, then press "Retry": the task finds its operation and follows it',
  });
}

async function setTerminationProtection(
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
    `termination protection of stack ${stack.name} ${
      terminationProtection ? 'enabled' : 'disabled'
    }`,
  );
}
