import { InputError } from '@backstage/errors';
import { stackFacts } from '@fargate-api/backstage-plugin-fargate-api-common';
import { StackRecord } from '@fargate-api/backstage-plugin-fargate-api-node';

/**
 * Checks that a person confirmed the deletion.
 *
 * @param confirm - the entity's name, as a person entered it.
 * @throws InputError when it is another name, or missing where it is required.
 */
export function assertConfirmed(
  name: string,
  stacks: readonly StackRecord[],
  confirm: string | undefined,
): void {
  if (confirm) {
    if (confirm !== name) {
      throw new InputError(
        `confirm: "${confirm}" does not match. Enter ${name} to confirm the deletion.`,
      );
    }
    return;
  }
  const protectedOne = stacks.find(stack => stack.terminationProtection);
  if (protectedOne) {
    throw new InputError(
      `confirm: stack ${protectedOne.name} has termination protection. Enter ${name} to disable it and delete the stack.`,
    );
  }
  if (stacks.some(({ kind }) => stackFacts(kind)?.subject === 'environment')) {
    throw new InputError(
      `confirm: this deletes an environment. Enter ${name} to confirm the deletion.`,
    );
  }
}
