import { InputError } from '@backstage/errors';
import { isApiKind } from '@fargate-api/backstage-plugin-fargate-api-common';
import { StackRecord } from '@fargate-api/backstage-plugin-fargate-api-node';
import { ApiStack } from '../api/apiUpdate';

/** @throws InputError when the stack is not of an API. */
export function assertApi(
  stack: StackRecord & { entityRef: string },
): ApiStack {
  const { kind } = stack;
  if (!isApiKind(kind)) {
    throw new InputError(
      `entityRef: stack ${stack.name} is not an API, but a ${kind}. Choose an API.`,
    );
  }
  return { ...stack, kind };
}
