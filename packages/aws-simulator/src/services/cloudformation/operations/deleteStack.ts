import type { DeleteStackInput } from '@aws-sdk/client-cloudformation';
import { CallContext } from '../../ServiceDefinition';
import { deleteStack } from '../model/execution/deleteStack';
import { StackRun } from '../model/execution/StackRun';
import { startRun } from '../model/execution/startRun';
import { CloudFormation } from '../model/stacks/CloudFormation';
import { Stack } from '../model/stacks/Stack';
import { validationError } from '../model/validationError';
import { accept, alreadyAccepted } from '../model/requests/clientToken';

/** DeleteStack. */
export function DeleteStack(
  { region }: CallContext,
  input: DeleteStackInput,
): {} {
  const cloudFormation = region.service(CloudFormation);
  const stack = cloudFormation.find(input.StackName!);
  const token = input.ClientRequestToken;
  if (
    !stack ||
    stack.status === 'DELETE_COMPLETE' ||
    alreadyAccepted(stack, token, 'DeleteStack', input) ||
    stack.status === 'DELETE_IN_PROGRESS'
  ) {
    return {};
  }
  if (stack.terminationProtection) {
    throw validationError(
      `Stack [${stack.name}] cannot be deleted while TerminationProtection is enabled`,
    );
  }
  if (
    stack.status.endsWith('_IN_PROGRESS') &&
    stack.status !== 'CREATE_IN_PROGRESS' &&
    stack.status !== 'REVIEW_IN_PROGRESS'
  ) {
    throw validationError(
      `Stack [${stack.name}] cannot be deleted while in status ${stack.status}`,
    );
  }
  if (input.RetainResources?.length && stack.status !== 'DELETE_FAILED') {
    throw validationError(
      `Invalid operation on stack [${stack.id}]. When you delete a stack, specify which resources to retain only when the stack is in the DELETE_FAILED state.`,
    );
  }
  accept(stack, token, 'DeleteStack', input);
  startDeletion(cloudFormation, stack, input);
  return {};
}

/** Starts to delete a stack, in place of its creation if that is under way. */
export function startDeletion(
  cloudFormation: CloudFormation,
  stack: Stack,
  input: Omit<DeleteStackInput, 'StackName'>,
): StackRun {
  const statusBefore = stack.status;
  const superseded =
    statusBefore === 'CREATE_IN_PROGRESS' ? stack.run : undefined;
  if (superseded) {
    superseded.superseded = true;
    superseded.abort();
  }
  stack.deletionMode = input.DeletionMode;
  stack.roleArn = input.RoleARN ?? stack.roleArn;
  const run = new StackRun(
    cloudFormation,
    cloudFormation.resourceTypes(),
    stack,
    'DELETE_STACK',
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
