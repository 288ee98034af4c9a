import { durationToMilliseconds, HumanDuration } from '@backstage/types';

/** How long a cached value is fresh: between `min` and `max`, longer the longer it has not changed. */
export interface Freshness {
  min: HumanDuration;
  max: HumanDuration;
  /** How long it is fresh while it is expected to change. Default: `min`. */
  whileChanging?: HumanDuration;
}

/** When a value was read, and when it last changed; milliseconds since the epoch. */
export interface ReadTimes {
  readAt: number;
  changedAt: number;
}

/** A value that has not changed for one minute is fresh for another 15 seconds. */
const SHARE_OF_UNCHANGED_TIME = 1 / 4;

/**
 * Whether a cached value is still fresh.
 *
 * @param isChanging - Whether the value is expected to change soon, or its
 * last read failed.
 */
export function isFresh(
  { readAt, changedAt }: ReadTimes,
  { min, max, whileChanging = min }: Freshness,
  now: number,
  isChanging: boolean,
): boolean {
  const age = now - readAt;
  if (isChanging) {
    return age < durationToMilliseconds(whileChanging);
  }
  const unchanged = (readAt - changedAt) * SHARE_OF_UNCHANGED_TIME;
  return (
    age <
    Math.min(
      durationToMilliseconds(max),
      Math.max(durationToMilliseconds(min), unchanged),
    )
  );
}
