import { CloudFormation } from '../model/stacks/CloudFormation';
import { Stack } from '../model/stacks/Stack';
import { validationError } from '../model/validationError';

/**
 * The stack with a name or ARN.
 *
 * @param text - AWS's text for a stack that is not there, which differs from operation to operation
 * @throws AwsError `ValidationError`
 */
export function requireStack(
  cloudFormation: CloudFormation,
  nameOrArn: string | undefined,
  text: (nameOrArn: string) => string = name =>
    `Stack [${name}] does not exist`,
): Stack {
  const stack = nameOrArn && cloudFormation.find(nameOrArn);
  if (!stack) {
    throw validationError(text(nameOrArn ?? ''));
  }
  return stack;
}

/** The message of DescribeStacks, GetTemplate and others. */
export function stackWithIdDoesNotExist(nameOrArn: string): string {
  return `Stack with id ${nameOrArn} does not exist`;
}
