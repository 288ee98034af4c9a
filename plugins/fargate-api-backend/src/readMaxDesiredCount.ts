import { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';

const DEFAULT = 10;

/**
 * Reads the maximum desired count that a user may set for a service without
 * autoscaling.
 *
 * @throws InputError when it is not a positive integer.
 */
export function readMaxDesiredCount(config: Config): number {
  const key = 'fargateApi.maxDesiredCount';
  const value = config.getOptionalNumber(key) ?? DEFAULT;
  if (!Number.isInteger(value) || value < 1) {
    throw new InputError(
      `${key} must be an integer of 1 or more, not ${value}`,
    );
  }
  return value;
}
