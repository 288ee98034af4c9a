import { AwsError } from '../../../world/AwsError';
import { Stack } from '../stacks/Stack';

/**
 * Takes down which request a client token stands for.
 *
 * @returns whether the same request was accepted before
 * @throws AwsError `TokenAlreadyExistsException` if another request bore the token
 */
export function alreadyAccepted(
  stack: Stack,
  token: string | undefined,
  operation: string,
  input: object,
): boolean {
  if (!token) {
    return false;
  }
  const request = `${operation} ${JSON.stringify(input)}`;
  const known = stack.tokens.get(token);
  if (known !== undefined && known !== request) {
    throw new AwsError(
      'TokenAlreadyExistsException',
      'A client request token already exists.',
    );
  }
  stack.tokens.set(token, request);
  return known !== undefined;
}
