import { InputError } from '@backstage/errors';
import { isApiKind } from '@fargate-api/backstage-plugin-fargate-api-common';
import { StackRecord } from '@fargate-api/backstage-plugin-fargate-api-node';
import { ApiStack } from './apiUpdate';

/**
 * @param field - of the action's input, for errors.
 * @throws InputError when the stack is not of an API.
 */
export function assertApi(
  stack: StackRecord & { entityRef: string },
  field = 'entityRef',
): ApiStack {
  const { kind } = stack;
  if (!isApiKind(kind)) {
    throw new InputError(
      `${field}: stack ${stack.name} is not an API, but a ${kind}. Choose an API.`,
    );
  }
  return { ...stack, kind };
}
