import type {
  ContinueUpdateRollbackInput,
  RollbackStackInput,
  RollbackStackOutput,
} from '@aws-sdk/client-cloudformation';
import { Rights } from '../../../rights/Rights';
import { CallContext } from '../../ServiceDefinition';
import { rollBackCreate } from '../model/execution/createStack';
import { rollBackUpdate } from '../model/execution/rollBackUpdate';
import { rightsOnStack } from '../model/execution/rightsOnStack';
import { OperationType, StackRun } from '../model/execution/StackRun';
import { startRun } from '../model/execution/startRun';
import { CloudFormation } from '../model/stacks/CloudFormation';
import { Stack } from '../model/stacks/Stack';
import { validationError } from '../model/validationError';
import { accept, alreadyAccepted } from '../model/requests/clientToken';
import { requireStack } from './requireStack';

/** RollbackStack: rolls back an operation that failed with rollback disabled. */
export function RollbackStack(
  { region, rights }: CallContext,
  input: RollbackStackInput,
): RollbackStackOutput {
  const cloudFormation = region.service(CloudFormation);
  const stack = requireStack(cloudFormation, input.StackName);
  const token = input.ClientRequestToken;
  if (alreadyAccepted(stack, token, 'RollbackStack', input)) {
    return { StackId: stack.id };
  }
  requireStatus(stack, ['CREATE_FAILED', 'UPDATE_FAILED']);
  const run = newRun(cloudFormation, stack, 'ROLLBACK', rights, input);
  accept(stack, token, 'RollbackStack', input);
  if (stack.status === 'CREATE_FAILED') {
    startRun(run, () => rollBackCreate(run, 'User Initiated'));
  } else {
    run.stackEvent('UPDATE_ROLLBACK_IN_PROGRESS', 'User Initiated');
    startRun(run, () => rollBackUpdate(run));
  }
  return { StackId: stack.id, OperationId: run.operationId };
}

/** ContinueUpdateRollback: retries a rollback that failed. */
export function ContinueUpdateRollback(
  { region, rights }: CallContext,
  input: ContinueUpdateRollbackInput,
): {} {
  const cloudFormation = region.service(CloudFormation);
  const stack = requireStack(cloudFormation, input.StackName);
  const token = input.ClientRequestToken;
  if (alreadyAccepted(stack, token, 'ContinueUpdateRollback', input)) {
    return {};
  }
  requireStatus(stack, ['UPDATE_ROLLBACK_FAILED']);
  const run = newRun(cloudFormation, stack, 'CONTINUE_ROLLBACK', rights, input);
  accept(stack, token, 'ContinueUpdateRollback', input);
  run.stackEvent('UPDATE_ROLLBACK_IN_PROGRESS', 'User Initiated');
  startRun(run, () => rollBackUpdate(run, input.ResourcesToSkip));
  return {};
}

function newRun(
  cloudFormation: CloudFormation,
  stack: Stack,
  type: OperationType,
  caller: Rights,
  input: Pick<RollbackStackInput, 'ClientRequestToken' | 'RoleARN'>,
): StackRun {
  const roleArn = input.RoleARN ?? stack.roleArn;
  const rights = rightsOnStack(caller, roleArn);
  stack.roleArn = roleArn;
  return new StackRun(
    cloudFormation,
    stack,
    type,
    rights,
    input.ClientRequestToken,
  );
}

function requireStatus(stack: Stack, statuses: string[]): void {
  if (!statuses.includes(stack.status)) {
    throw validationError(
      `Stack:${stack.id} is in ${stack.status} state and can not be rolled back.`,
    );
  }
}
