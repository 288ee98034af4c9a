const USUAL = 30_000;
const STEP = 15_000;
const LONGEST = 120_000;

/**
 * Milliseconds until the status of an environment is worth asking for again:
 * 30 seconds, and 15 more for each answer that told nothing new, up to two
 * minutes. Networks change seldom.
 */
export function environmentInterval(_latest: unknown, unchanged: number) {
  return Math.min(USUAL + STEP * unchanged, LONGEST);
}
