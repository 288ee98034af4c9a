import {
  DeleteStackCommand,
  StackEvent,
  UpdateTerminationProtectionCommand,
} from '@aws-sdk/client-cloudformation';
import {
  describeStack,
  StackRecord,
} from '@fargate-api/backstage-plugin-fargate-api-node';
import { awaitSettled } from '../stack/awaitSettled';
import { cancelDeletion } from '../stack/cancel';
import { DeploymentContext, POLL_SECONDS } from '../stack/DeploymentContext';
import { DeploymentError } from '../stack/DeploymentError';
import { DeploymentLog, LogLabel } from '../log/DeploymentLog';
import { deletionLine, NO_DELETION } from '../log/deletionLine';
import { isGone } from './isGone';
import { EventStream } from '../stack/EventStream';
import { isOperationStart, isStackEvent } from '../log/stackEvents';
import { formatSeconds, listOf, secondsBetween } from '../log/format';
import { cleanupContext } from '../stack/cleanupContext';
import {
  operationInProgressError,
  describeOperation,
  lastToken,
} from '../stack/observe';
import { ResilientPoller } from '../stack/ResilientPoller';
import { resourceLabel } from '../log/resourceLabel';
import { isSettled } from '../stack/startAction';
import { stackToken, taskToken } from '../stack/tokens';
import { unwrapReason } from '../log/unwrapReason';

/** A stack that is to be deleted. */
export interface DeleteRequest {
  label: LogLabel;
  stackArn: string;
  /** Logical ids of resources to retain in AWS if they cannot be deleted. */
  retain: readonly string[];
  /** Whether to disable termination protection. */
  unprotect: boolean;
  /** Undoes what would keep CloudFormation from deleting it. */
  undoFirst?(stack: StackRecord): Promise<void>;
}

/** A deleted stack. */
export interface DeletedStack {
  name: string;
  /** Resources that are retained in AWS, as `{logical id} ({physical id})`. */
  retained: string[];
}

/**
 * Deletes one stack and follows its events until it is deleted. If it is
 * deleted already, or its deletion is in progress, no new deletion is started.
 *
 * @throws Error with the state of the stack, when the task is cancelled.
 * @throws ConflictError when another operation is in progress and `onConflict`
 *   is not `wait`.
 * @throws DeploymentError when the stack cannot be deleted.
 */
export async function deleteStack(
  context: DeploymentContext,
  request: DeleteRequest,
): Promise<DeletedStack> {
  try {
    return await deleteToEnd(context, request);
  } catch (error) {
    const { stackArn: arn } = request;
    throw context.signal?.aborted
      ? await cancelDeletion(context, { arn, name: nameOf(arn) })
      : error;
  }
}

/** @param without - logical ids of resources that the deletion goes on without. */
async function deleteToEnd(
  context: DeploymentContext,
  request: DeleteRequest,
  without: readonly string[] = [],
): Promise<DeletedStack> {
  const { clients, log, signal } = context;
  const stack = await awaitNoOperation(context, request);
  if (!stack) {
    return { name: nameOf(request.stackArn), retained: [] };
  }
  await context.authorize(clients, stack);
  const { name } = stack;
  if (stack.status === 'DELETE_COMPLETE') {
    log.line(request.label, `stack ${name} is already deleted`);
    return { name, retained: await retainedOf(context, stack) };
  }
  if (stack.terminationProtection && request.unprotect) {
    await setProtection(context, stack, false);
    log.line(
      'Note',
      `termination protection of stack ${name} disabled, as confirmed`,
    );
  }
  await request.undoFirst?.(stack);
  const token = await submitProtected(context, stack, [
    ...request.retain,
    ...without,
  ]);
  const events = await followDeletion(context, request, { stack, token });
  const end = await describeStack(clients, stack.arn, { signal });
  if (end && end.status !== 'DELETE_COMPLETE') {
    const failed = failedIn(events);
    const there = await stillThere(context, failed);
    const gone = failed.filter(event => !there.includes(event));
    if (
      end.status === 'DELETE_FAILED' &&
      idsOf(failed).some(id => !without.includes(id)) &&
      there.every(event => request.retain.includes(event.LogicalResourceId!))
    ) {
      logSkipped(context.log, request.label, gone, there);
      return deleteToEnd(context, request, [...without, ...idsOf(failed)]);
    }
    if (stack.terminationProtection && !end.status.startsWith('DELETE')) {
      await setProtection(context, stack, true);
    }
    throw failure(name, end, there.length ? there : failed);
  }
  const retained = await retainedIn(context, events);
  log.line(
    request.label,
    `stack ${name} deleted in ${formatSeconds(
      secondsBetween(events[0].Timestamp!, clients.now()),
    )}`,
  );
  logRetained(log, retained);
  return { name, retained };
}

/** The stack once no other operation than a deletion is in progress. */
async function awaitNoOperation(
  context: DeploymentContext,
  { stackArn, label }: DeleteRequest,
): Promise<StackRecord | undefined> {
  const { clients, options, log, signal } = context;
  const stack = await describeStack(clients, stackArn, { signal });
  if (
    !stack ||
    isSettled(stack.status) ||
    stack.status === 'DELETE_IN_PROGRESS' ||
    stack.status === 'REVIEW_IN_PROGRESS'
  ) {
    return stack;
  }
  const operation = describeOperation(stack, await lastToken(context, stack));
  if (options.onConflict !== 'wait') {
    throw operationInProgressError(operation);
  }
  log.line(label, `${operation}: waiting`);
  return awaitSettled(context, stackArn, (waited, { status }) =>
    log.line(label, `still waiting: ${status} … ${waited}`),
  );
}

/**
 * Submits the deletion. When that is rejected, termination protection is
 * enabled again.
 */
async function submitProtected(
  context: DeploymentContext,
  stack: StackRecord,
  retain: readonly string[],
): Promise<string | undefined> {
  try {
    return await submit(context, stack, retain);
  } catch (error) {
    if (stack.terminationProtection) {
      await setProtection(cleanupContext(context), stack, true);
    }
    throw error;
  }
}

/**
 * @returns the token of the operation; undefined when a deletion is in progress
 *   already.
 */
async function submit(
  context: DeploymentContext,
  stack: StackRecord,
  retain: readonly string[],
): Promise<string | undefined> {
  if (stack.status === 'DELETE_IN_PROGRESS') {
    return undefined;
  }
  const { clients, signal, task } = context;
  const events = await new EventStream(clients, stack.arn).read(signal);
  const failed = idsOf(failedIn(events));
  const token = stackToken(
    taskToken(task, stack.name, 'delete'),
    // A repeated deletion is another operation.
    `${stack.arn} ${events[events.length - 1]?.EventId}`,
  );
  const retained = failed.filter(id => retain.includes(id));
  await clients.cloudFormation.send(
    new DeleteStackCommand({
      StackName: stack.arn,
      RoleARN: clients.target.cloudFormationRoleArn,
      ClientRequestToken: token,
      // CloudFormation accepts these only in DELETE_FAILED.
      RetainResources:
        stack.status === 'DELETE_FAILED' && retained.length
          ? retained
          : undefined,
    }),
    { abortSignal: signal },
  );
  return token;
}

/** @returns the events of the deletion, oldest first. */
async function followDeletion(
  context: DeploymentContext,
  { label }: DeleteRequest,
  { stack, token }: { stack: StackRecord; token: string | undefined },
): Promise<StackEvent[]> {
  const { clients, clock, log, signal } = context;
  const stream = new EventStream(clients, stack.arn);
  const poller = new ResilientPoller(context);
  const events: StackEvent[] = [];
  let logged = NO_DELETION;
  for (;;) {
    const fresh = await poller.poll(() => stream.read(signal));
    if (fresh) {
      const isOwn =
        events.length > 0 || token === undefined || isBegunBy(fresh, token);
      events.push(...(isOwn ? fresh : []));
      const line = deletionLine(logged, events, clients.now());
      if (line) {
        log.line(label, line.text);
        logged = line.logged;
      }
      if (events.some(isEnd)) {
        return events;
      }
    }
    await clock.sleep(POLL_SECONDS, signal);
  }
}

function isBegunBy(events: readonly StackEvent[], token: string): boolean {
  return (
    events.length > 0 &&
    isOperationStart(events[0]) &&
    events[0].ClientRequestToken === token
  );
}

/** A rejected deletion ends with the status from before. */
function isEnd(event: StackEvent): boolean {
  return isStackEvent(event) && isSettled(event.ResourceStatus ?? '');
}

function failedIn(events: readonly StackEvent[]): StackEvent[] {
  return events.filter(
    event => !isStackEvent(event) && event.ResourceStatus === 'DELETE_FAILED',
  );
}

/** Those of some resources, by their events, that are not known to be gone. */
async function stillThere(
  { clients, signal }: DeploymentContext,
  events: readonly StackEvent[],
): Promise<StackEvent[]> {
  const areGone = await Promise.all(
    events.map(event => isGone(clients, event, { signal })),
  );
  return events.filter((_, i) => !areGone[i]);
}

async function retainedIn(
  context: DeploymentContext,
  events: readonly StackEvent[],
): Promise<string[]> {
  const skipped = events.filter(
    event => event.ResourceStatus === 'DELETE_SKIPPED',
  );
  return (await stillThere(context, skipped)).map(
    event => `${event.LogicalResourceId} (${event.PhysicalResourceId})`,
  );
}

async function retainedOf(
  context: DeploymentContext,
  stack: StackRecord,
): Promise<string[]> {
  const stream = new EventStream(context.clients, stack.arn);
  return retainedIn(context, await stream.read(context.signal));
}

async function setProtection(
  { clients, signal }: DeploymentContext,
  stack: StackRecord,
  on: boolean,
): Promise<void> {
  await clients.cloudFormation.send(
    new UpdateTerminationProtectionCommand({
      StackName: stack.arn,
      EnableTerminationProtection: on,
    }),
    { abortSignal: signal },
  );
}

/** Tells why the deletion goes on without some resources. */
function logSkipped(
  log: DeploymentLog,
  label: LogLabel,
  gone: readonly StackEvent[],
  retained: readonly StackEvent[],
): void {
  if (gone.length) {
    log.line(
      label,
      `${listOf(
        idsOf(gone),
      )} not found in AWS: somebody deleted it before; the deletion goes on without it`,
    );
  }
  if (retained.length) {
    log.line(
      label,
      `${listOf(
        idsOf(retained),
      )} cannot be deleted and will be retained, as requested`,
    );
  }
}

function logRetained(log: DeploymentLog, retained: readonly string[]): void {
  if (retained.length) {
    log.line('Note', `retained in AWS, delete manually: ${listOf(retained)}`);
  }
}

function failure(
  name: string,
  end: StackRecord,
  failed: readonly StackEvent[],
): DeploymentError {
  const [first] = failed;
  const ids = idsOf(failed);
  const why = first
    ? `${resourceLabel(first.ResourceType ?? '')} ${
        first.PhysicalResourceId
      }: ${unwrapReason(first.ResourceStatusReason ?? '').text}`
    : end.statusReason ?? 'CloudFormation gave no reason';
  return new DeploymentError(name, {
    failed: `${name}: the stack could not be deleted.`,
    why,
    evidence: failed.map(
      event =>
        `${event.LogicalResourceId} DELETE_FAILED: "${event.ResourceStatusReason}"`,
    ),
    now: first
      ? `stack ${name} is ${end.status} and still contains ${listOf(
          ids,
        )}; its other resources are deleted; the entity stays in the catalog`
      : `stack ${name} is ${end.status} and still contains all its resources; the entity stays in the catalog`,
    next: first
      ? `remove the dependencies of ${listOf(
          ids,
        )} and press "Start over", or list it in retain to keep it in AWS`
      : 'fix the cause, then press "Start over"',
  });
}

function idsOf(events: readonly StackEvent[]): string[] {
  return events.map(event => event.LogicalResourceId!);
}

/** Of `arn:…:stack/{name}/{id}`. */
function nameOf(stackArn: string): string {
  return stackArn.split('/')[1];
}
