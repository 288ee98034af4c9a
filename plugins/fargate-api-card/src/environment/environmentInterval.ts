const SHORTEST = 30_000;
const STEP = 15_000;
const LONGEST = 120_000;

/**
 * The polling interval for an environment, in milliseconds: 30 seconds, plus 15
 * for each response without a change, up to two minutes. Networks rarely change.
 *
 * @param unchanged - number of consecutive responses without a change
 */
export function environmentInterval(_latest: unknown, unchanged: number) {
  return Math.min(SHORTEST + STEP * unchanged, LONGEST);
}
