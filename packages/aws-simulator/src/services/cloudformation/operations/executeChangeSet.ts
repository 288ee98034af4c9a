import type { ExecuteChangeSetInput } from '@aws-sdk/client-cloudformation';
import { AwsError } from '../../../world/AwsError';
import { CallContext } from '../../ServiceDefinition';
import { ChangeSet } from '../model/stacks/ChangeSet';
import { createStack, OnFailure } from '../model/execution/createStack';
import { rightsOnStack } from '../model/execution/rightsOnStack';
import { StackRun } from '../model/execution/StackRun';
import { startRun } from '../model/execution/startRun';
import { updateStack } from '../model/execution/updateStack';
import { CloudFormation } from '../model/stacks/CloudFormation';
import { Stack } from '../model/stacks/Stack';
import { validationError } from '../model/validationError';
import { accept, alreadyAccepted } from '../model/requests/clientToken';
import { requireChangeSet } from './requireChangeSet';
import { requireDisabledRollback, requireUpdatable } from './updatableStack';

/** ExecuteChangeSet. */
export function ExecuteChangeSet(
  { region, rights: caller }: CallContext,
  input: ExecuteChangeSetInput,
): {} {
  const cloudFormation = region.service(CloudFormation);
  const { stack, changeSet } = requireChangeSet(cloudFormation, input);
  const token = input.ClientRequestToken;
  if (alreadyAccepted(stack, token, 'ExecuteChangeSet', input)) {
    return {};
  }
  requireExecutable(changeSet);
  if (changeSet.onStackFailure && input.DisableRollback !== undefined) {
    throw validationError(
      'DisableRollback cannot be specified for a change set that has OnStackFailure.',
    );
  }
  const keep =
    input.DisableRollback || changeSet.onStackFailure === 'DO_NOTHING';
  if (changeSet.type === 'UPDATE') {
    requireUpdatable(stack);
    requireDisabledRollback(stack, keep);
  }
  const roleArn = changeSet.roleArn ?? stack.roleArn;
  const rights = rightsOnStack(caller, roleArn);
  accept(stack, token, 'ExecuteChangeSet', input);
  for (const other of [...stack.changeSets.values()]) {
    if (other !== changeSet) {
      stack.changeSets.delete(other.id);
    }
  }
  stack.changeSetId = changeSet.id;
  stack.capabilities = changeSet.capabilities;
  stack.roleArn = roleArn;
  stack.disableRollback = keep;
  stack.retainExceptOnCreate = input.RetainExceptOnCreate ?? false;
  takeOverDrift(stack, changeSet);
  changeSet.executionStatus = 'EXECUTE_IN_PROGRESS';
  const creating = changeSet.type === 'CREATE';
  const run = new StackRun(
    cloudFormation,
    stack,
    creating ? 'CREATE_STACK' : 'UPDATE_STACK',
    rights,
    token,
  );
  if (creating) {
    Object.assign(stack, changeSet.desired);
    stack.lastUpdatedTime = region.world.now();
  }
  run.stackEvent(
    creating ? 'CREATE_IN_PROGRESS' : 'UPDATE_IN_PROGRESS',
    'User Initiated',
  );
  const onFailure = (changeSet.onStackFailure ??
    (keep ? 'DO_NOTHING' : 'ROLLBACK')) as OnFailure;
  startRun(run, async started => {
    await (creating
      ? createStack(started, onFailure)
      : updateStack(started, changeSet.desired, keep));
    changeSet.executionStatus = /^(CREATE|UPDATE)_COMPLETE$/.test(stack.status)
      ? 'EXECUTE_COMPLETE'
      : 'EXECUTE_FAILED';
  });
  return {};
}

/** Puts what the change set found in the place of what the stack had made. */
function takeOverDrift({ resources }: Stack, { changes }: ChangeSet): void {
  for (const { logicalId, before, drift } of changes) {
    const resource = drift && resources.get(logicalId);
    if (resource && drift.status === 'DELETED') {
      resources.delete(logicalId);
    } else if (resource && before) {
      resource.physical = before;
    }
  }
}

function requireExecutable(changeSet: ChangeSet): void {
  if (changeSet.status !== 'CREATE_COMPLETE') {
    throw new AwsError(
      'InvalidChangeSetStatus',
      `ChangeSet [${changeSet.id}] cannot be executed in its current status of [${changeSet.status}]`,
    );
  }
  if (changeSet.executionStatus !== 'AVAILABLE') {
    throw new AwsError(
      'InvalidChangeSetStatus',
      `ChangeSet [${changeSet.id}] cannot be executed in its current execution status of [${changeSet.executionStatus}]`,
    );
  }
}
