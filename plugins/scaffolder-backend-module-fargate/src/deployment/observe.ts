import { ConflictError } from '@backstage/errors';
import {
  describeStack,
  StackRecord,
} from '@fargate-api/backstage-plugin-fargate-api-node';
import { ListChangeSetsCommand } from '@aws-sdk/client-cloudformation';
import { DeploymentContext } from './DeploymentContext';
import { EventStream } from './EventStream';
import { StackRequest } from './StackRequest';
import { Start, startOf } from './startOf';
import { isOurChangeSet, taskToken } from './tokens';

/** What is there before a deployment does anything. */
export interface Observation {
  /** Undefined when there is no stack of that name. */
  stack?: StackRecord;
  start: Start;
  /** Whether the stack's last operation was begun by this very task and step. */
  ownOperation: boolean;
}

/**
 * First part: asks what is there. Changes nothing.
 *
 * @throws ConflictError when the stack is not ours, is another entity's, is
 *   busy with somebody else's operation, or is in a state that only a person
 *   can resolve.
 */
export async function observe(
  context: DeploymentContext,
  request: Pick<StackRequest, 'name' | 'kind' | 'entityRef'>,
): Promise<Observation> {
  const { clients, signal } = context;
  const stack = await describeStack(clients, request.name, { signal });
  const start = startOf(stack?.status);
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
      `Stack ${stack.name} is ${stack.status}${
        stack.statusReason ? ` ("${stack.statusReason}")` : ''
      } and cannot be deployed to: ${start.next}.`,
    );
  }
  const ownOperation = await isOwnOperation(context, stack);
  if (start.action === 'attach' && !ownOperation) {
    throw new ConflictError(
      `Stack ${stack.name} is busy: ${stack.status}, begun by somebody else. Wait until it is done, then try again.`,
    );
  }
  return { stack, start, ownOperation };
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
  const { Summaries } = await clients.cloudFormation.send(
    new ListChangeSetsCommand({ StackName: stack.arn }),
    { abortSignal: signal },
  );
  if (!Summaries?.every(set => isOurChangeSet(set.ChangeSetName))) {
    throw new ConflictError(
      `A stack named ${stack.name} is under review with a change set that this portal did not make. Choose another name.`,
    );
  }
}

async function isOwnOperation(
  { clients, signal, task }: DeploymentContext,
  stack: StackRecord,
): Promise<boolean> {
  const events = await new EventStream(clients, stack.arn).read(signal);
  const token = events[0]?.ClientRequestToken;
  return token?.startsWith(taskToken(task, stack.name)) ?? false;
}
