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
 * Brings a stack of ours into a state from which it can be deployed: waits for
 * what is under way, takes back what failed, clears away what was never whole.
 * What stands, stays.
 *
 * @throws ConflictError, or DeploymentError where a rollback failed, when only a
 *   person can decide how to go on.
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
    const { start, stack, busy } = observation;
    if (start.action !== 'await-operation' && tried.has(start.action)) {
      throw stuck(stack!);
    }
    tried.add(start.action);
    switch (start.action) {
      case 'recreate':
        log.line(
          label,
          `stack ${name} was left ${stack!.status}: deleting it first`,
        );
        assertGone(await removeStack(context, stack!.arn));
        break;
      case 'await-deletion':
        log.line(label, `stack ${name} is still being deleted: waiting`);
        assertGone(await removeStack(context, stack!.arn));
        break;
      case 'await-operation':
        log.line(
          label,
          `${busy ?? `stack ${name} is ${stack!.status}`}: waiting`,
        );
        await awaitSettled(context, stack!.arn, (waited, { status }) =>
          log.line(label, `still waiting: ${status} … ${waited}`),
        );
        break;
      case 'roll-back':
        log.line(
          label,
          `stack ${name} was left ${stack!.status}: rolling it back first`,
        );
        await rollBack(context, stack!);
        break;
      case 'continue-rollback':
        log.line(
          label,
          `the rollback of stack ${name} had failed: trying it again first`,
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
 * Goes back, skipping nothing: to give up resources is a person's decision.
 *
 * @throws DeploymentError when that fails, naming what held it up.
 */
async function rollBack(
  context: DeploymentContext,
  stack: StackRecord,
): Promise<void> {
  const { clients, signal, task } = context;
  const before = new EventStream(clients, stack.arn);
  const events = await before.read(signal);
  const input = {
    StackName: stack.arn,
    ClientRequestToken: stackToken(
      taskToken(task, stack.name, 'make-room'),
      // Another try is another operation.
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
      failed: `${stack.name}: an earlier update could not be taken back, so nothing was deployed.`,
      ...rollbackFailure(stack.name, await before.read(signal)),
    });
  }
}

function assertGone(remaining: StackRecord | undefined): void {
  if (remaining && remaining.status !== 'DELETE_COMPLETE') {
    throw stuck(remaining);
  }
}

function stuck(stack: StackRecord): ConflictError {
  return new ConflictError(
    `Stack ${stack.name} is still ${stack.status}${
      stack.statusReason ? ` ("${stack.statusReason}")` : ''
    }. Delete it with fargate:stack:delete or in the CloudFormation console, then try again.`,
  );
}
