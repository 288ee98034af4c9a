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
 * Applies `onCancel` to a cancelled deployment, within seconds and without
 * waiting for the result, and logs the state of the stack.
 *
 * @returns the error that ends the task.
 */
export async function cancel(
  context: DeploymentContext,
  request: StackRequest,
  planned: Plan | undefined,
): Promise<Error> {
  return endCancelled(
    context,
    await stateAfterCancel(context, request, planned),
  );
}

/**
 * Logs the state of a stack whose deletion is cancelled. CloudFormation cannot
 * cancel a deletion.
 *
 * @returns the error that ends the task.
 */
export async function cancelDeletion(
  context: DeploymentContext,
  { arn, name }: Pick<StackRecord, 'arn' | 'name'>,
): Promise<Error> {
  const cleanup = cleanupContext(context);
  const subject = where(context, name);
  try {
    const stack = await describeStack(cleanup.clients, arn, cleanup);
    const status = stack?.status ?? 'deleted';
    return endCancelled(
      context,
      status.startsWith('DELETE_')
        ? `${subject} is ${status}${continues(status)}`
        : `stack ${name} was not changed`,
    );
  } catch (error) {
    return endCancelled(
      context,
      `${subject} was being deleted, and CloudFormation continues; its status cannot be read (${error})`,
    );
  }
}

/**
 * Logs what a cancelled task leaves.
 *
 * @returns the error that ends the task.
 */
export function endCancelled(
  context: Pick<DeploymentContext, 'log'>,
  state: string,
): Error {
  context.log.line('Cancelled', state);
  return new Error(`Cancelled: ${state}`);
}

async function stateAfterCancel(
  context: DeploymentContext,
  { name }: StackRequest,
  planned: Plan | undefined,
): Promise<string> {
  const cleanup = cleanupContext(context);
  if (!planned) {
    return (
      (await recoveryInProgress(cleanup, name)) ??
      `stack ${name} was not changed`
    );
  }
  try {
    const stack = await describeStack(
      cleanup.clients,
      planned.stackArn,
      cleanup,
    );
    if (planned.action === 'execute' && isNotStarted(stack, planned)) {
      await discardPlan(context, planned);
      return `stack ${name} was not changed`;
    }
    return `${where(context, name)} is ${
      stack?.status ?? 'deleted'
    }${await applyOnCancel(cleanup, stack, planned)}`;
  } catch (error) {
    return `${where(
      context,
      name,
    )} was being deployed, and CloudFormation continues; its status cannot be read (${error})`;
  }
}

/** The state of a failed stack, when this task has started to recover it. */
async function recoveryInProgress(
  cleanup: DeploymentContext,
  name: string,
): Promise<string | undefined> {
  try {
    const stack = await describeStack(cleanup.clients, name, cleanup);
    const token = stack && (await lastToken(cleanup, stack));
    return token?.startsWith(taskToken(cleanup.task, name, 'recover'))
      ? `${where(cleanup, name)} is ${stack!.status}${continues(stack!.status)}`
      : undefined;
  } catch {
    return undefined;
  }
}

/** Whether the change set was not executed, so that the stack is unchanged. */
function isNotStarted(
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

async function applyOnCancel(
  { clients, options, signal, task }: DeploymentContext,
  stack: StackRecord | undefined,
  planned: Plan,
): Promise<string> {
  const { onCancel = 'leave' } = options;
  if (!stack || planned.action === 'none') {
    return '';
  }
  const ClientRequestToken = stackToken(
    taskToken(task, stack.name, 'recover'),
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
    return ': CloudFormation is rolling it back';
  }
  if (onCancel === 'delete' && /^CREATE_/.test(stack.status)) {
    await clients.cloudFormation.send(
      new DeleteStackCommand({
        StackName: stack.arn,
        RoleARN: clients.target.cloudFormationRoleArn,
        ClientRequestToken,
      }),
      { abortSignal: signal },
    );
    return ': CloudFormation is deleting it';
  }
  if (onCancel === 'rollback' && stack.status.startsWith('UPDATE_COMPLETE')) {
    return ': the update is complete and cannot be cancelled any more. To revert it, update the stack to its previous values';
  }
  return continues(stack.status);
}

function continues(status: string): string {
  return isSettled(status) ? '' : ', and CloudFormation continues';
}

function where(
  { clients: { target } }: DeploymentContext,
  name: string,
): string {
  return `stack ${name} in account ${target.accountId}, ${target.region}`;
}
