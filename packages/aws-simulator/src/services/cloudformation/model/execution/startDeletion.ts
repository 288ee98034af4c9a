import type { DeleteStackInput } from '@aws-sdk/client-cloudformation';
import { Rights } from '../../../../rights/Rights';
import { CloudFormation } from '../stacks/CloudFormation';
import { Stack } from '../stacks/Stack';
import { deleteStack } from './deleteStack';
import { StackRun } from './StackRun';
import { startRun } from './startRun';

/** Starts the deletion of a stack, and cancels its creation if that is in progress. */
export function startDeletion(
  cloudFormation: CloudFormation,
  stack: Stack,
  rights: Rights,
  input: Omit<DeleteStackInput, 'StackName'>,
): StackRun {
  const statusBefore = stack.status;
  const superseded =
    statusBefore === 'CREATE_IN_PROGRESS' ? stack.run : undefined;
  superseded?.supersede();
  stack.deletionMode = input.DeletionMode;
  stack.roleArn = input.RoleARN ?? stack.roleArn;
  const run = new StackRun(
    cloudFormation,
    stack,
    'DELETE_STACK',
    rights,
    input.ClientRequestToken,
  );
  run.stackEvent('DELETE_IN_PROGRESS', 'User Initiated');
  startRun(run, async started => {
    await superseded?.finished;
    await deleteStack(started, {
      retainResources: input.RetainResources ?? [],
      force: input.DeletionMode === 'FORCE_DELETE_STACK',
      statusBefore,
    });
  });
  return run;
}
