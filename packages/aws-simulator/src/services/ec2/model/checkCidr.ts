import { AwsError } from '../../../world/AwsError';
import { canonicalCidr, isCidr } from './network/cidr';

/**
 * A validated CIDR block in canonical form.
 *
 * @throws AwsError `InvalidParameterValue`.
 */
export function checkCidr(cidr: string, parameter: string): string {
  if (!isCidr(cidr)) {
    throw new AwsError(
      'InvalidParameterValue',
      `Value (${cidr}) for parameter ${parameter} is invalid. This is not a valid CIDR block.`,
    );
  }
  return canonicalCidr(cidr);
}
