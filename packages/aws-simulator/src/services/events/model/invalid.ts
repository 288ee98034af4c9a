import { AwsError } from '../../../world/AwsError';

/** An error that EventBridge has for most of what it refuses. */
export function invalid(text: string): AwsError {
  return new AwsError('ValidationException', text);
}
