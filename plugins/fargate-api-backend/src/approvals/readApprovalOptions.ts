import { Config, readDurationFromConfig } from '@backstage/config';
import { durationToMilliseconds } from '@backstage/types';

const A_DAY = { hours: 24 };

/** How long a request for approval is open. */
export function readExpiresAfterMs(config: Config): number {
  const key = 'fargateApi.approval.expiresAfter';
  return durationToMilliseconds(
    config.has(key) ? readDurationFromConfig(config, { key }) : A_DAY,
  );
}
