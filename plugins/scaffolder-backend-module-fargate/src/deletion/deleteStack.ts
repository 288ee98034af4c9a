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
import {
  EventStream,
  isOperationStart,
  isStackEvent,
} from '../stack/EventStream';
import { formatSeconds, listOf, secondsBetween } from '../log/format';
import { cleanupContext } from '../stack/cleanupContext';
import { busyError, describeBusy, lastToken } from '../stack/observe';
import { ResilientPoller } from '../stack/ResilientPoller';
import { resourceLabel } from '../log/resourceLabel';
import { isSettled } from '../stack/startAction';
import { stackToken, taskToken } from '../stack/tokens';
import { unwrapReason } from '../diagnosis/unwrapReason';

/** A stack that shall go. */
export interface DeleteRequest {
  label: LogLabel;
  stackArn: string;
  /** Logical ids of what may stay in AWS when it cannot be deleted. */
  retain: readonly string[];
  /** Whether termination protection may be turned off. */
  unprotect: boolean;
  /** Undoes what would keep CloudFormation from deleting it. */
  undoFirst?(stack: StackRecord): Promise<void>;
}

/** A stack that is gone. */
export interface DeletedStack {
  name: string;
  /** What stays in AWS, each as `{logical id} ({physical id})`. */
  retained: string[];
}

/**
 * Deletes one stack and follows it by its ARN until it is gone. One that is
 * gone already, or on its way, is only looked at.
 *
 * @throws Error that says what goes on, when the task is cancelled.
 * @throws ConflictError when another task is busy with it, and that shall not
 *   be waited for.
 * @throws DeploymentError when it is not gone in the end.
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

async function deleteToEnd(
  context: DeploymentContext,
  request: DeleteRequest,
): Promise<DeletedStack> {
  const { clients, log, signal } = context;
  const stack = await awaitFree(context, request);
  if (!stack) {
    return { name: nameOf(request.stackArn), retained: [] };
  }
  const { name } = stack;
  if (stack.status === 'DELETE_COMPLETE') {
    log.line(request.label, `stack ${name} is gone already`);
    return { name, retained: await retainedOf(context, stack) };
  }
  if (stack.terminationProtection && request.unprotect) {
    await setProtection(context, stack, false);
    log.line('Note', `protection of stack ${name} turned off, as confirmed`);
  }
  await request.undoFirst?.(stack);
  const token = await submitOrProtect(context, stack, request.retain);
  const events = await followDeletion(context, request, { stack, token });
  const end = await describeStack(clients, stack.arn, { signal });
  if (end?.status === 'DELETE_FAILED' && mayGoOn(events, stack, request)) {
    log.line(
      request.label,
      `${listOf(
        failedIn(events).map(event => event.LogicalResourceId!),
      )} cannot be deleted and will be retained, as asked`,
    );
    return deleteToEnd(context, request);
  }
  if (end && end.status !== 'DELETE_COMPLETE') {
    if (stack.terminationProtection && !end.status.startsWith('DELETE')) {
      await setProtection(context, stack, true);
    }
    throw failure(name, end, events);
  }
  const retained = retainedIn(events);
  log.line(
    request.label,
    `stack ${name} deleted in ${formatSeconds(
      secondsBetween(events[0].Timestamp!, clients.now()),
    )}`,
  );
  sayRetained(log, retained);
  return { name, retained };
}

/** The stack when nobody else moves it; one that is being deleted counts as free. */
async function awaitFree(
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
  const busy = describeBusy(stack, await lastToken(context, stack));
  if (options.onConflict !== 'wait') {
    throw busyError(busy);
  }
  log.line(label, `${busy}: waiting`);
  return awaitSettled(context, stackArn, (waited, { status }) =>
    log.line(label, `still waiting: ${status} … ${waited}`),
  );
}

/** A stack whose deletion was not accepted is as protected as it was. */
async function submitOrProtect(
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

/** @returns the token of the operation; undefined where it is under way already. */
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
  const failed = failedIn(events).map(event => event.LogicalResourceId!);
  const token = stackToken(
    taskToken(task, stack.name, 'delete'),
    // Another try is another operation.
    `${stack.arn} ${events[events.length - 1]?.EventId}`,
  );
  const retained = failed.filter(id => retain.includes(id));
  await clients.cloudFormation.send(
    new DeleteStackCommand({
      StackName: stack.arn,
      ClientRequestToken: token,
      // CloudFormation takes these only where a deletion has failed before.
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
  let told = NO_DELETION;
  for (;;) {
    const fresh = await poller.look(() => stream.read(signal));
    if (fresh) {
      const isOwn =
        events.length > 0 || token === undefined || isBegunBy(fresh, token);
      events.push(...(isOwn ? fresh : []));
      const line = deletionLine(told, events, clients.now());
      if (line) {
        log.line(label, line.text);
        told = line.told;
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

/** A deletion that CloudFormation calls off ends with the status from before. */
function isEnd(event: StackEvent): boolean {
  return isStackEvent(event) && isSettled(event.ResourceStatus ?? '');
}

function failedIn(events: readonly StackEvent[]): StackEvent[] {
  return events.filter(
    event => !isStackEvent(event) && event.ResourceStatus === 'DELETE_FAILED',
  );
}

function retainedIn(events: readonly StackEvent[]): string[] {
  return events
    .filter(event => event.ResourceStatus === 'DELETE_SKIPPED')
    .map(event => `${event.LogicalResourceId} (${event.PhysicalResourceId})`);
}

async function retainedOf(
  { clients, signal }: DeploymentContext,
  stack: StackRecord,
): Promise<string[]> {
  return retainedIn(await new EventStream(clients, stack.arn).read(signal));
}

/** Whether all that failed may stay, and this was not tried yet. */
function mayGoOn(
  events: readonly StackEvent[],
  before: StackRecord,
  { retain }: DeleteRequest,
): boolean {
  return (
    before.status !== 'DELETE_FAILED' &&
    failedIn(events).every(event => retain.includes(event.LogicalResourceId!))
  );
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

function sayRetained(log: DeploymentLog, retained: readonly string[]): void {
  if (retained.length) {
    log.line(
      'Note',
      `retained, still in AWS and yours to delete: ${listOf(retained)}`,
    );
  }
}

function failure(
  name: string,
  end: StackRecord,
  events: readonly StackEvent[],
): DeploymentError {
  const failed = failedIn(events);
  const [first] = failed;
  const ids = failed.map(event => event.LogicalResourceId!);
  const why = first
    ? `${resourceLabel(first.ResourceType ?? '')} ${
        first.PhysicalResourceId
      }: ${unwrapReason(first.ResourceStatusReason ?? '').text}`
    : end.statusReason ?? 'CloudFormation gives no reason';
  return new DeploymentError(name, {
    failed: `${name}: the stack could not be deleted.`,
    why,
    evidence: failed.map(
      event =>
        `${event.LogicalResourceId} DELETE_FAILED: "${event.ResourceStatusReason}"`,
    ),
    now: first
      ? `stack ${name} is ${end.status} and still holds ${listOf(
          ids,
        )}; the rest of it is gone; it stays in the catalog`
      : `stack ${name} is ${end.status}, with all that it held; it stays in the catalog`,
    next: first
      ? `remove what holds ${listOf(
          ids,
        )} and start over, or give its name as retain to leave it in AWS`
      : 'remove that cause, then press "Start over"',
  });
}

/** Of `arn:…:stack/{name}/{id}`. */
function nameOf(stackArn: string): string {
  return stackArn.split('/')[1];
}
