/** The maximum delay, in seconds. */
const LONGEST = 900;

/**
 * Seconds until the scheduler starts the next task after a number of
 * consecutive failures. The delay doubles with each failure.
 */
export function restartDelay(failuresInARow: number): number {
  return failuresInARow === 0
    ? 0
    : Math.min(LONGEST, 15 * 2 ** (failuresInARow - 1));
}
