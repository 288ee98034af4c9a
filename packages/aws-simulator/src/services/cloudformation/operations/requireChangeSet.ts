import { AwsError } from '../../../world/AwsError';
import { ChangeSet } from '../model/stacks/ChangeSet';
import { CloudFormation } from '../model/stacks/CloudFormation';
import { findChangeSet } from '../model/stacks/findChangeSet';
import { Stack } from '../model/stacks/Stack';
import { validationError } from '../model/validationError';
import { requireStack } from './requireStack';

/**
 * The change set with an ARN, or with a name in a stack.
 *
 * @throws AwsError `ChangeSetNotFound`, `ValidationError`
 */
export function requireChangeSet(
  cloudFormation: CloudFormation,
  { ChangeSetName, StackName }: { ChangeSetName?: string; StackName?: string },
): { stack: Stack; changeSet: ChangeSet } {
  const name = ChangeSetName!;
  if (!name.startsWith('arn:') && !StackName) {
    throw validationError(
      'StackName must be specified if ChangeSetName is not specified as an ARN.',
    );
  }
  if (StackName) {
    requireStack(cloudFormation, StackName);
  }
  const found = findChangeSet(cloudFormation, name, StackName);
  if (!found) {
    throw new AwsError(
      'ChangeSetNotFound',
      `ChangeSet [${name}] does not exist`,
      { status: 404 },
    );
  }
  return found;
}
