import { checkQuota } from '../../../checkQuota';
import { CloudFormation } from '../stacks/CloudFormation';
import { Stack } from '../stacks/Stack';
import { DesiredState } from '../stacks/DesiredState';
import { validationError } from '../validationError';

const STACK_NAME = /^[a-zA-Z][-a-zA-Z0-9]*$/;

/**
 * Creates a stack without resources.
 *
 * @throws AwsError `ValidationError` for a name that AWS does not take,
 *   `LimitExceededException`
 */
export function newStack(
  cloudFormation: CloudFormation,
  name: string,
  desired: DesiredState,
  status: string,
): Stack {
  if (!STACK_NAME.test(name)) {
    throw validationError(
      `1 validation error detected: Value '${name}' at 'stackName' failed to satisfy constraint: Member must satisfy regular expression pattern: [a-zA-Z][-a-zA-Z0-9]*|arn:[-a-zA-Z0-9:/._+]*`,
    );
  }
  if (name.length > 128) {
    throw validationError(
      `1 validation error detected: Value '${name}' at 'stackName' failed to satisfy constraint: Member must have length less than or equal to 128`,
    );
  }
  // The text: aws-amplify/amplify-cli#2467
  checkQuota(
    cloudFormation.count,
    cloudFormation.quotas.stacks,
    'LimitExceededException',
    'Limit for stack has been exceeded',
  );
  const { region } = cloudFormation;
  const stack: Stack = {
    ...desired,
    id: region.arn('cloudformation', `stack/${name}/${region.ids.uuid()}`),
    name,
    status,
    creationTime: region.world.now(),
    capabilities: [],
    disableRollback: false,
    retainExceptOnCreate: false,
    terminationProtection: false,
    outputs: [],
    imports: new Set(),
    resources: new Map(),
    events: [],
    changeSets: new Map(),
    operations: [],
    tokens: new Map(),
    drifts: new Map(),
  };
  cloudFormation.add(stack);
  return stack;
}
