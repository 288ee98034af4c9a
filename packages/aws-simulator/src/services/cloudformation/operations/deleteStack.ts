import type { DeleteStackInput } from '@aws-sdk/client-cloudformation';
import { CallContext } from '../../ServiceDefinition';
import { rightsOnStack } from '../model/execution/rightsOnStack';
import { startDeletion } from '../model/execution/startDeletion';
import { CloudFormation } from '../model/stacks/CloudFormation';
import { validationError } from '../model/validationError';
import { accept, alreadyAccepted } from '../model/requests/clientToken';

/** DeleteStack. */
export function DeleteStack(
  { region, rights: caller }: CallContext,
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
  const rights = rightsOnStack(caller, input.RoleARN ?? stack.roleArn);
  accept(stack, token, 'DeleteStack', input);
  startDeletion(cloudFormation, stack, rights, input);
  return {};
}
