/** The longest pause, in seconds. */
const LONGEST = 900;

/**
 * Seconds until the scheduler starts the next task after this many tasks in a
 * row have failed. It doubles.
 */
export function restartDelay(failuresInARow: number): number {
  return failuresInARow === 0
    ? 0
    : Math.min(LONGEST, 15 * 2 ** (failuresInARow - 1));
}
