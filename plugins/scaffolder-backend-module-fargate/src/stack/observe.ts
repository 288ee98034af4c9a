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

/** The state of a stack before a deployment. */
export interface Observation {
  /** Undefined when no stack has that name. */
  stack?: StackRecord;
  start: Start;
  /** Whether this task and step started the stack's latest operation. */
  ownOperation: boolean;
  /**
   * The operation in progress that is going to be waited for, as text for the
   * log.
   */
  waitsFor?: string;
}

/**
 * First step: reads the state of the stack. Changes nothing.
 *
 * @throws NotAllowedError when the stack is not the initiator's to change.
 * @throws ConflictError when the stack belongs to something else, when another
 *   operation is in progress and `onConflict` is not `wait`, or when a person
 *   has to decide how to continue.
 */
export async function observe(
  context: DeploymentContext,
  request: Pick<StackRequest, 'name' | 'kind' | 'formerKind' | 'entityRef'>,
): Promise<Observation> {
  const { authorize, clients, signal } = context;
  const stack = await describeStack(clients, request.name, { signal });
  if (stack) {
    await authorize(clients, stack);
  }
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
      `Stack ${stack.name} is ${stack.status}${reasonOf(
        stack,
      )} and cannot be updated: ${start.next}.`,
    );
  }
  if (
    start.action === 'recreate' &&
    start.mayHoldResources &&
    context.options.onFailedRollback !== 'delete'
  ) {
    throw new ConflictError(
      `Stack ${stack.name} is ${stack.status}${reasonOf(
        stack,
      )}: resources that could not be deleted remain. Review them, then set onFailedRollback to "delete" to delete and re-create the stack, or delete it in the CloudFormation console.`,
    );
  }
  const token = await lastToken(context, stack);
  const ownOperation = isOwn(context, stack, token, 'deploy');
  if (start.action !== 'attach' || ownOperation) {
    return { stack, start, ownOperation };
  }
  if (isOwn(context, stack, token, 'recover')) {
    return { stack, start: { action: 'await-operation' }, ownOperation: false };
  }
  const operation = describeOperation(stack, token);
  if (context.options.onConflict !== 'wait') {
    throw operationInProgressError(operation);
  }
  return {
    stack,
    start: { action: 'await-operation' },
    ownOperation: false,
    waitsFor: operation,
  };
}

/** CloudFormation's status reason, which names the resources that failed. */
function reasonOf({ statusReason }: StackRecord): string {
  return statusReason ? ` ("${statusReason.trim()}")` : '';
}

/** The operation in progress on a stack and who started it, as text. */
export function describeOperation(
  stack: Pick<StackRecord, 'name' | 'status'>,
  token: string | undefined,
): string {
  const task = taskOfToken(token);
  return `stack ${stack.name} has an operation in progress: ${
    stack.status
  }, started ${task ? `by task ${task}` : 'outside this portal'}`;
}

/** The error of a task that does not wait for an operation in progress. */
export function operationInProgressError(operation: string): ConflictError {
  return new ConflictError(
    `The ${operation}. Try again when it has ended, or set onConflict to "wait".`,
  );
}

/** The client request token of a stack's latest operation. */
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
  purpose: 'deploy' | 'recover',
): boolean {
  return token?.startsWith(taskToken(task, stack.name, purpose)) ?? false;
}

function assertOurs(
  stack: StackRecord,
  request: Pick<StackRequest, 'name' | 'kind' | 'formerKind' | 'entityRef'>,
): void {
  if (!stack.managed) {
    throw new ConflictError(
      `A stack named ${stack.name} already exists and was not created by this portal (no tag fargate-api:managed). Choose another name.`,
    );
  }
  if (
    (stack.kind !== request.kind && stack.kind !== request.formerKind) ||
    stack.entityRef !== request.entityRef
  ) {
    throw new ConflictError(
      `The stack ${stack.name} belongs to ${stack.entityRef} (${stack.kind}), not to ${request.entityRef}. Choose another name.`,
    );
  }
}

/** A stack in REVIEW_IN_PROGRESS contains nothing but change sets. */
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
        `A stack named ${stack.name} is in REVIEW_IN_PROGRESS with a change set that this portal did not create. Choose another name.`,
      );
    }
  }
}
