import { durationToMilliseconds, HumanDuration } from '@backstage/types';

/**
 * For how long an answer is good enough: `from` right after a change, and
 * longer the longer nothing changes, up to `to`.
 */
export interface Freshness {
  from: HumanDuration;
  to: HumanDuration;
  /** While it is about to change or not known; otherwise as `from`. */
  whileChanging?: HumanDuration;
}

/** When something was read, and since when it is as it is; milliseconds since the epoch. */
export interface ReadTimes {
  readAt: number;
  changedAt: number;
}

/** Who has not changed for a minute will likely be the same in a quarter of one. */
const SHARE_OF_REST = 1 / 4;

/**
 * Whether an answer is still good enough.
 *
 * @param isChanging - It changes now, or is not known: look again soon.
 */
export function isFresh(
  { readAt, changedAt }: ReadTimes,
  { from, to, whileChanging = from }: Freshness,
  now: number,
  isChanging: boolean,
): boolean {
  if (isChanging) {
    return now - readAt < durationToMilliseconds(whileChanging);
  }
  const least = durationToMilliseconds(from);
  const most = durationToMilliseconds(to);
  const rest = (readAt - changedAt) * SHARE_OF_REST;
  return now - readAt < Math.min(most, Math.max(least, rest));
}
