import { AwsError } from '../../../world/AwsError';

export function outOfRange(
  name: string,
  value: number,
  reason: string,
): AwsError {
  return new AwsError(
    'InvalidParameterValue',
    `Value ${value} for parameter ${name} is invalid. Reason: ${reason}`,
  );
}
