import { InputError } from '@backstage/errors';
import { stackFacts } from '@fargate-api/backstage-plugin-fargate-api-common';
import { StackRecord } from '@fargate-api/backstage-plugin-fargate-api-node';

/**
 * Holds what a person wrote against what they are about to delete.
 *
 * @param confirm - empty where nothing was written.
 * @throws InputError when it is another name, or is missing where it is needed.
 */
export function assertConfirmed(
  name: string,
  stacks: readonly StackRecord[],
  confirm: string | undefined,
): void {
  if (confirm) {
    if (confirm !== name) {
      throw new InputError(
        `confirm: "${confirm}" is not the name of what would be deleted. Write ${name} to confirm.`,
      );
    }
    return;
  }
  const protectedOne = stacks.find(stack => stack.terminationProtection);
  if (protectedOne) {
    throw new InputError(
      `confirm: stack ${protectedOne.name} is protected from deletion. Write ${name} to turn that off and delete it.`,
    );
  }
  if (stacks.some(({ kind }) => stackFacts(kind)?.subject === 'environment')) {
    throw new InputError(
      `confirm: this deletes a whole environment. Write ${name} to confirm.`,
    );
  }
}
