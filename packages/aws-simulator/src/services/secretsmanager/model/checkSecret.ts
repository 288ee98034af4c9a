import { AwsError } from '../../../world/AwsError';
import { SecretValue } from './types';

const NAME = /^[\w/+=.@!-]{1,512}$/;
const MOST_BYTES = 65_536;

/** @throws AwsError `ValidationException` */
export function checkName(name: string): void {
  if (!NAME.test(name)) {
    throw new AwsError(
      'ValidationException',
      'Invalid name. Must be a valid name containing alphanumeric characters, or any of the following: -/_+=.@!',
    );
  }
}

/**
 * Refuses the key that AWS manages for another service.
 *
 * @throws AwsError `AccessDeniedException`
 */
export function checkKey(keyId: string | undefined): void {
  const [, alias] = /(?:^|:)(alias\/aws\/.*)$/.exec(keyId ?? '') ?? [];
  if (alias && alias !== 'alias/aws/secretsmanager') {
    throw new AwsError('AccessDeniedException', 'Access to KMS is not allowed');
  }
}

/**
 * Refuses a value that is too large, or both text and bytes. No message
 * contains the value.
 *
 * @throws AwsError `InvalidParameterException`, `ValidationException`
 */
export function checkValue({ SecretString, SecretBinary }: SecretValue): void {
  if (SecretString !== undefined && SecretBinary) {
    throw new AwsError(
      'InvalidParameterException',
      "You can't specify both a binary secret value and a string secret value in the same secret.",
    );
  }
  const [member, size] =
    SecretString !== undefined
      ? ['secretString', Buffer.byteLength(SecretString)]
      : ['secretBinary', SecretBinary?.length ?? 1];
  const bound =
    size > MOST_BYTES
      ? `less than or equal to ${MOST_BYTES}`
      : 'greater than or equal to 1';
  if (size > MOST_BYTES || size < 1) {
    throw new AwsError(
      'ValidationException',
      `1 validation error detected: Value at '${member}' failed to satisfy constraint: Member must have length ${bound}`,
    );
  }
}
