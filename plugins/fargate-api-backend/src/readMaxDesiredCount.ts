import { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';

const DEFAULT = 10;

/**
 * How many tasks a person may ask for where no autoscaling says it.
 *
 * @throws InputError when it is no count.
 */
export function readMaxDesiredCount(config: Config): number {
  const key = 'fargateApi.maxDesiredCount';
  const most = config.getOptionalNumber(key) ?? DEFAULT;
  if (!Number.isInteger(most) || most < 1) {
    throw new InputError(`${key} must be an integer of 1 or more, not ${most}`);
  }
  return most;
}
