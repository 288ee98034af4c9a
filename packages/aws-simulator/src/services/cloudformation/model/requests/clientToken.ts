import { AwsError } from '../../../../world/AwsError';
import { Stack } from '../stacks/Stack';

/**
 * Whether the same request with this token was accepted before.
 *
 * @throws AwsError `TokenAlreadyExistsException` if another request bore the token
 */
export function alreadyAccepted(
  stack: Stack,
  token: string | undefined,
  operation: string,
  input: object,
): boolean {
  const known = token && stack.tokens.get(token);
  if (!known) {
    return false;
  }
  if (known !== requestText(operation, input)) {
    throw new AwsError(
      'TokenAlreadyExistsException',
      'A client request token already exists.',
    );
  }
  return true;
}

/** Records that a request with this token was accepted. */
export function accept(
  stack: Stack,
  token: string | undefined,
  operation: string,
  input: object,
): void {
  if (token) {
    stack.tokens.set(token, requestText(operation, input));
  }
}

function requestText(operation: string, input: object): string {
  return `${operation} ${JSON.stringify(input)}`;
}
