import { ConflictError } from '@backstage/errors';
import {
  describeStack,
  StackRecord,
} from '@fargate-api/backstage-plugin-fargate-api-node';
import { paginateListChangeSets } from '@aws-sdk/client-cloudformation';
import { DeploymentContext } from './DeploymentContext';
import { EventStream } from './EventStream';
import { StackRequest } from './StackRequest';
import { Start, startActionFor } from './startAction';
import { isOurChangeSet, taskOfToken, taskToken } from './tokens';

/** What is there before a deployment does anything. */
export interface Observation {
  /** Undefined when there is no stack of that name. */
  stack?: StackRecord;
  start: Start;
  /** Whether the stack's last operation was begun by this very task and step. */
  ownOperation: boolean;
  /** Who is busy with the stack, in words; where that is waited for. */
  busy?: string;
}

/**
 * First part: asks what is there. Changes nothing.
 *
 * @throws ConflictError when the stack is not ours, is another entity's, is
 *   busy with somebody else's operation that shall not be waited for, or is in
 *   a state that only a person can resolve, or whose remaining resources a person has to
 *   give up.
 */
export async function observe(
  context: DeploymentContext,
  request: Pick<StackRequest, 'name' | 'kind' | 'entityRef'>,
): Promise<Observation> {
  const { clients, signal } = context;
  const stack = await describeStack(clients, request.name, { signal });
  const start = startActionFor(stack?.status);
  if (!stack) {
    return { start, ownOperation: false };
  }
  if (stack.status === 'REVIEW_IN_PROGRESS') {
    await assertReviewIsOurs(context, stack);
    return { stack, start, ownOperation: false };
  }
  if (start.action === 'await-deletion') {
    return { stack, start, ownOperation: false };
  }
  assertOurs(stack, request);
  if (start.action === 'refuse') {
    throw new ConflictError(
      `Stack ${stack.name} is ${stack.status}${said(
        stack,
      )} and cannot be deployed to: ${start.next}.`,
    );
  }
  if (
    start.action === 'recreate' &&
    start.mayHoldResources &&
    context.options.onFailedRollback !== 'delete'
  ) {
    throw new ConflictError(
      `Stack ${stack.name} is ${stack.status}${said(
        stack,
      )}: what could not be deleted is still there. Look at it, then set onFailedRollback to "delete" to have the stack deleted and made anew, or delete it in the CloudFormation console.`,
    );
  }
  const token = await lastToken(context, stack);
  const ownOperation = isOwn(context, stack, token, 'deploy');
  if (start.action !== 'attach' || ownOperation) {
    return { stack, start, ownOperation };
  }
  if (isOwn(context, stack, token, 'make-room')) {
    return { stack, start: { action: 'await-operation' }, ownOperation: false };
  }
  const busy = describeBusy(stack, token);
  if (context.options.onConflict !== 'wait') {
    throw busyError(busy);
  }
  return {
    stack,
    start: { action: 'await-operation' },
    ownOperation: false,
    busy,
  };
}

/** CloudFormation's own words, which name the resources in the way. */
function said({ statusReason }: StackRecord): string {
  return statusReason ? ` ("${statusReason.trim()}")` : '';
}

/** Who is busy with a stack, in words. */
export function describeBusy(
  stack: Pick<StackRecord, 'name' | 'status'>,
  token: string | undefined,
): string {
  const task = taskOfToken(token);
  return `stack ${stack.name} is busy: ${stack.status}, begun by ${
    task ? `task ${task}` : 'somebody outside of this portal'
  }`;
}

/** What a task is told that shall not wait. */
export function busyError(busy: string): ConflictError {
  return new ConflictError(
    `The ${busy}. Wait until that is done and try again, or set onConflict to "wait".`,
  );
}

/** The token of a stack's last operation. */
export async function lastToken(
  { clients, signal }: DeploymentContext,
  stack: Pick<StackRecord, 'arn'>,
): Promise<string | undefined> {
  const events = await new EventStream(clients, stack.arn).read(signal);
  return events[0]?.ClientRequestToken;
}

function isOwn(
  { task }: DeploymentContext,
  stack: StackRecord,
  token: string | undefined,
  purpose: 'deploy' | 'make-room',
): boolean {
  return token?.startsWith(taskToken(task, stack.name, purpose)) ?? false;
}

function assertOurs(
  stack: StackRecord,
  request: Pick<StackRequest, 'name' | 'kind' | 'entityRef'>,
): void {
  if (!stack.managed) {
    throw new ConflictError(
      `A stack named ${stack.name} exists and was not made by this portal (it has no tag fargate-api:managed). Choose another name.`,
    );
  }
  if (stack.kind !== request.kind || stack.entityRef !== request.entityRef) {
    throw new ConflictError(
      `The stack ${stack.name} belongs to ${stack.entityRef} (${stack.kind}), not to ${request.entityRef}. Choose another name.`,
    );
  }
}

/** A stack under review holds nothing but change sets. */
async function assertReviewIsOurs(
  { clients, signal }: DeploymentContext,
  stack: StackRecord,
): Promise<void> {
  const pages = paginateListChangeSets(
    { client: clients.cloudFormation },
    { StackName: stack.arn },
    { abortSignal: signal },
  );
  for await (const { Summaries = [] } of pages) {
    if (!Summaries.every(set => isOurChangeSet(set.ChangeSetName))) {
      throw new ConflictError(
        `A stack named ${stack.name} is under review with a change set that this portal did not make. Choose another name.`,
      );
    }
  }
}
