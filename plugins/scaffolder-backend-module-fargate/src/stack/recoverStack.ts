import {
  ContinueUpdateRollbackCommand,
  RollbackStackCommand,
} from '@aws-sdk/client-cloudformation';
import { ConflictError } from '@backstage/errors';
import { StackRecord } from '@fargate-api/backstage-plugin-fargate-api-node';
import { awaitSettled } from './awaitSettled';
import { DeploymentContext } from './DeploymentContext';
import { DeploymentError } from './DeploymentError';
import { EventStream } from './EventStream';
import { Observation, observe } from './observe';
import { removeStack } from './removeStack';
import { StackRequest } from './StackRequest';
import { rollbackFailure } from '../diagnosis/rollbackFailure';
import { stackToken, taskToken } from './tokens';

/**
 * Brings a stack of ours into a state in which it can be deployed to: waits for
 * an operation in progress, rolls back a failed operation, deletes a stack
 * whose creation failed. A stack in a stable state is left unchanged.
 *
 * @throws DeploymentError when a rollback fails.
 * @throws ConflictError when a person has to decide how to continue.
 */
export async function recoverStack(
  context: DeploymentContext,
  request: StackRequest,
  observed: Observation,
): Promise<Observation> {
  const { log } = context;
  const { label, name } = request;
  const tried = new Set<string>();
  for (let observation = observed; ; ) {
    const { start, stack, waitsFor } = observation;
    if (start.action !== 'await-operation' && tried.has(start.action)) {
      throw notRecovered(stack!);
    }
    tried.add(start.action);
    switch (start.action) {
      case 'recreate':
        log.line(label, `stack ${name} is ${stack!.status}: deleting it first`);
        assertDeleted(await removeStack(context, stack!.arn));
        break;
      case 'await-deletion':
        log.line(label, `stack ${name} is DELETE_IN_PROGRESS: waiting`);
        assertDeleted(await removeStack(context, stack!.arn));
        break;
      case 'await-operation':
        log.line(
          label,
          `${waitsFor ?? `stack ${name} is ${stack!.status}`}: waiting`,
        );
        await awaitSettled(context, stack!.arn, (waited, { status }) =>
          log.line(label, `still waiting: ${status} … ${waited}`),
        );
        break;
      case 'roll-back':
        log.line(
          label,
          `stack ${name} is ${stack!.status}: rolling it back first`,
        );
        await rollBack(context, stack!);
        break;
      case 'continue-rollback':
        log.line(
          label,
          `stack ${name} is UPDATE_ROLLBACK_FAILED: continuing the rollback first`,
        );
        await rollBack(context, stack!);
        break;
      default:
        return observation;
    }
    observation = await observe(context, request);
  }
}

/**
 * Rolls the stack back without skipping resources, which is for a person to
 * decide.
 *
 * @throws DeploymentError that names the resources that failed.
 */
async function rollBack(
  context: DeploymentContext,
  stack: StackRecord,
): Promise<void> {
  const { clients, signal, task } = context;
  const stream = new EventStream(clients, stack.arn);
  const events = await stream.read(signal);
  const input = {
    StackName: stack.arn,
    RoleARN: clients.target.cloudFormationRoleArn,
    ClientRequestToken: stackToken(
      taskToken(task, stack.name, 'recover'),
      // A repeated rollback is another operation.
      `${stack.arn} ${events[events.length - 1]?.EventId}`,
    ),
  };
  await clients.cloudFormation.send(
    stack.status === 'UPDATE_ROLLBACK_FAILED'
      ? new ContinueUpdateRollbackCommand(input)
      : (new RollbackStackCommand(input) as ContinueUpdateRollbackCommand),
    { abortSignal: signal },
  );
  const end = await awaitSettled(context, stack.arn);
  if (end?.status === 'UPDATE_ROLLBACK_FAILED') {
    throw new DeploymentError(stack.name, {
      failed: `${stack.name}: the rollback of an earlier update failed, so nothing was deployed.`,
      ...rollbackFailure(stack.name, await stream.read(signal)),
    });
  }
}

function assertDeleted(stack: StackRecord | undefined): void {
  if (stack && stack.status !== 'DELETE_COMPLETE') {
    throw notRecovered(stack);
  }
}

function notRecovered(stack: StackRecord): ConflictError {
  return new ConflictError(
    `Stack ${stack.name} is still ${stack.status}${
      stack.statusReason ? ` ("${stack.statusReason}")` : ''
    }. Delete it with fargate:stack:delete or in the CloudFormation console, then try again.`,
  );
}
