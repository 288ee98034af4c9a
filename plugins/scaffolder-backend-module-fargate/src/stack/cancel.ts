import {
  CancelUpdateStackCommand,
  DeleteStackCommand,
} from '@aws-sdk/client-cloudformation';
import {
  describeStack,
  StackRecord,
} from '@fargate-api/backstage-plugin-fargate-api-node';
import { DeploymentContext } from './DeploymentContext';
import { cleanupContext } from './cleanupContext';
import { lastToken } from './observe';
import { discardPlan, Plan } from './plan';
import { isSettled } from './startAction';
import { StackRequest } from './StackRequest';
import { stackToken, taskToken } from './tokens';

/**
 * Does with a cancelled deployment what was chosen, within seconds and without
 * waiting for its end, and says what goes on.
 *
 * @returns what the task ends with.
 */
export async function cancel(
  context: DeploymentContext,
  request: StackRequest,
  planned: Plan | undefined,
): Promise<Error> {
  return sayCancelled(context, await whatIsLeft(context, request, planned));
}

/**
 * Says what a cancelled deletion leaves: CloudFormation does not take it back.
 *
 * @returns what the task ends with.
 */
export async function cancelDeletion(
  context: DeploymentContext,
  { arn, name }: Pick<StackRecord, 'arn' | 'name'>,
): Promise<Error> {
  const last = cleanupContext(context);
  const subject = where(context, name);
  try {
    const stack = await describeStack(last.clients, arn, last);
    const status = stack?.status ?? 'gone';
    return sayCancelled(
      context,
      status.startsWith('DELETE_')
        ? `${subject} is ${status}${goingOn(status)}`
        : `stack ${name} was not touched`,
    );
  } catch (error) {
    return sayCancelled(
      context,
      `${subject} was last being deleted, and CloudFormation goes on with it; it cannot be asked now (${error})`,
    );
  }
}

function sayCancelled(context: DeploymentContext, left: string): Error {
  context.log.line('Cancelled', left);
  return new Error(`Cancelled: ${left}`);
}

async function whatIsLeft(
  context: DeploymentContext,
  { name }: StackRequest,
  planned: Plan | undefined,
): Promise<string> {
  const last = cleanupContext(context);
  if (!planned) {
    return (await clearing(last, name)) ?? `stack ${name} was not touched`;
  }
  try {
    const stack = await describeStack(last.clients, planned.stackArn, last);
    if (planned.action === 'execute' && isNotBegun(stack, planned)) {
      await discardPlan(context, planned);
      return `stack ${name} was not begun`;
    }
    return `${where(context, name)} is ${
      stack?.status ?? 'gone'
    }${await carryOut(last, stack, planned)}`;
  } catch (error) {
    return `${where(
      context,
      name,
    )} was last being deployed, and CloudFormation goes on with it; it cannot be asked now (${error})`;
  }
}

/** Of a failed stack that this task has begun to delete. */
async function clearing(
  last: DeploymentContext,
  name: string,
): Promise<string | undefined> {
  try {
    const stack = await describeStack(last.clients, name, last);
    const token = stack && (await lastToken(last, stack));
    return token?.startsWith(taskToken(last.task, name, 'make-room'))
      ? `${where(last, name)} is ${stack!.status}, to make room${goingOn(
          stack!.status,
        )}`
      : undefined;
  } catch {
    return undefined;
  }
}

/** An update that was not submitted leaves the stack as it was. */
function isNotBegun(
  stack: StackRecord | undefined,
  planned: Extract<Plan, { action: 'execute' }>,
): boolean {
  return (
    stack?.status === 'REVIEW_IN_PROGRESS' ||
    (planned.type === 'UPDATE' &&
      stack !== undefined &&
      isSettled(stack.status) &&
      stack.updatedAt?.getTime() === planned.updatedAt?.getTime())
  );
}

async function carryOut(
  { clients, options, signal, task }: DeploymentContext,
  stack: StackRecord | undefined,
  planned: Plan,
): Promise<string> {
  const { onCancel = 'leave' } = options;
  if (!stack || planned.action === 'none') {
    return '';
  }
  const ClientRequestToken = stackToken(
    taskToken(task, stack.name, 'make-room'),
    `cancel ${stack.arn}`,
  );
  if (onCancel === 'rollback' && stack.status === 'UPDATE_IN_PROGRESS') {
    await clients.cloudFormation.send(
      new CancelUpdateStackCommand({
        StackName: stack.arn,
        ClientRequestToken,
      }),
      { abortSignal: signal },
    );
    return ': CloudFormation was told to bring back what it was before, and does so now';
  }
  if (onCancel === 'delete' && /^CREATE_/.test(stack.status)) {
    await clients.cloudFormation.send(
      new DeleteStackCommand({ StackName: stack.arn, ClientRequestToken }),
      { abortSignal: signal },
    );
    return ': CloudFormation was told to delete it, and does so now';
  }
  if (onCancel === 'rollback' && stack.status.startsWith('UPDATE_COMPLETE')) {
    return ': that is done and cannot be cancelled any more. Update it to what it was to go back';
  }
  return goingOn(stack.status);
}

function goingOn(status: string): string {
  return isSettled(status) ? '' : ', and CloudFormation goes on with it';
}

function where(
  { clients: { target } }: DeploymentContext,
  name: string,
): string {
  return `stack ${name} in account ${target.accountId}, ${target.region}`;
}
