import { AwsError } from '../../../world/AwsError';

/** The error with which CloudFormation answers nearly everything that it refuses. */
export function validationError(message: string): AwsError {
  return new AwsError('ValidationError', message);
}
