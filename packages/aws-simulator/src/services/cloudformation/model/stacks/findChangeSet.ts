import { ChangeSet } from './ChangeSet';
import { CloudFormation } from './CloudFormation';
import { Stack } from './Stack';

/** The change set, or undefined if it does not exist. */
export function findChangeSet(
  cloudFormation: CloudFormation,
  nameOrArn: string,
  stackName: string | undefined,
): { stack: Stack; changeSet: ChangeSet } | undefined {
  const stacks = nameOrArn.startsWith('arn:')
    ? [...cloudFormation.stacks.values()]
    : [cloudFormation.find(stackName!)!];
  for (const stack of stacks) {
    const changeSet =
      stack.changeSets.get(nameOrArn) ?? changeSetNamed(stack, nameOrArn);
    if (changeSet) {
      return { stack, changeSet };
    }
  }
  return undefined;
}

/** The newest change set of a stack with a name. */
export function changeSetNamed(
  stack: Stack,
  name: string,
): ChangeSet | undefined {
  return [...stack.changeSets.values()]
    .reverse()
    .find(changeSet => changeSet.name === name);
}
