import type {
  CancelUpdateStackInput,
  UpdateStackInput,
  UpdateStackOutput,
} from '@aws-sdk/client-cloudformation';
import { CallContext } from '../../ServiceDefinition';
import { planChanges } from '../model/changes/planChanges';
import { rightsOnStack } from '../model/execution/rightsOnStack';
import { StackRun } from '../model/execution/StackRun';
import { startRun } from '../model/execution/startRun';
import { updateStack } from '../model/execution/updateStack';
import { CloudFormation } from '../model/stacks/CloudFormation';
import { validationError } from '../model/validationError';
import { accept, alreadyAccepted } from '../model/requests/clientToken';
import { desiredStateOf } from '../model/requests/desiredStateOf';
import { requireStack } from './requireStack';
import {
  refuseTypeChanges,
  requireDisabledRollback,
  requireUpdatable,
} from './updatableStack';

/** UpdateStack. */
export function UpdateStack(
  { region, rights: caller }: CallContext,
  input: UpdateStackInput,
): UpdateStackOutput {
  const cloudFormation = region.service(CloudFormation);
  const stack = requireStack(cloudFormation, input.StackName);
  const token = input.ClientRequestToken;
  if (alreadyAccepted(stack, token, 'UpdateStack', input)) {
    return { StackId: stack.id };
  }
  const desired = desiredStateOf(input, cloudFormation, stack);
  requireUpdatable(stack);
  requireDisabledRollback(stack, input.DisableRollback);
  refuseTypeChanges(stack, desired.template);
  const plan = planChanges(cloudFormation, stack, desired);
  if (
    plan.changes.length === 0 &&
    plan.problems.length === 0 &&
    !plan.stackChanges
  ) {
    throw validationError('No updates are to be performed.');
  }
  const roleArn = input.RoleARN ?? stack.roleArn;
  const rights = rightsOnStack(caller, roleArn);
  accept(stack, token, 'UpdateStack', input);
  stack.capabilities = input.Capabilities ?? [];
  stack.roleArn = roleArn;
  stack.disableRollback = input.DisableRollback ?? false;
  for (const changeSet of stack.changeSets.values()) {
    if (changeSet.executionStatus === 'AVAILABLE') {
      changeSet.executionStatus = 'OBSOLETE';
    }
  }
  const run = new StackRun(
    cloudFormation,
    stack,
    'UPDATE_STACK',
    rights,
    token,
  );
  run.stackEvent('UPDATE_IN_PROGRESS', 'User Initiated');
  startRun(run, started =>
    updateStack(started, desired, input.DisableRollback ?? false),
  );
  return { StackId: stack.id, OperationId: run.operationId };
}

/** CancelUpdateStack. */
export function CancelUpdateStack(
  { region }: CallContext,
  input: CancelUpdateStackInput,
): {} {
  const stack = requireStack(region.service(CloudFormation), input.StackName);
  const token = input.ClientRequestToken;
  if (alreadyAccepted(stack, token, 'CancelUpdateStack', input)) {
    return {};
  }
  if (stack.status !== 'UPDATE_IN_PROGRESS' || !stack.run) {
    throw validationError(
      'CancelUpdateStack cannot be called from current stack status',
    );
  }
  accept(stack, token, 'CancelUpdateStack', input);
  stack.run.cancel('Stack update cancelled');
  return {};
}
