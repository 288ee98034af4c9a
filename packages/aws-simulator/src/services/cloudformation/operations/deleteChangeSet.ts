import type { DeleteChangeSetInput } from '@aws-sdk/client-cloudformation';
import { CallContext } from '../../ServiceDefinition';
import { CloudFormation } from '../model/stacks/CloudFormation';
import { validationError } from '../model/validationError';
import { findChangeSet } from '../model/stacks/findChangeSet';
import { requireStack } from './requireStack';

/** DeleteChangeSet. */
export function DeleteChangeSet(
  { region }: CallContext,
  { ChangeSetName, StackName }: DeleteChangeSetInput,
): {} {
  const cloudFormation = region.service(CloudFormation);
  if (!StackName && !ChangeSetName!.startsWith('arn:')) {
    throw validationError(
      'StackName must be specified if ChangeSetName is not specified as an ARN.',
    );
  }
  if (StackName) {
    requireStack(cloudFormation, StackName);
  }
  const found = findChangeSet(cloudFormation, ChangeSetName!, StackName);
  if (found) {
    found.stack.changeSets.delete(found.changeSet.id);
  }
  return {};
}
