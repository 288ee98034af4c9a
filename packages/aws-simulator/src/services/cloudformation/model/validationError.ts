import { AwsError } from '../../../world/AwsError';

/** The error of CloudFormation for almost every invalid request. */
export function validationError(message: string): AwsError {
  return new AwsError('ValidationError', message);
}
