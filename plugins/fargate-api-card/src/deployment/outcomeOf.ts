import { LogEntry } from './readLog';

/** What the log of a deployment says at its end, a part each. */
const PARTS = {
  Failed: 'failed',
  Cancelled: 'cancelled',
  Why: 'why',
  Evidence: 'evidence',
  Now: 'now',
  Next: 'next',
} as const;

/** How a deployment failed or was cancelled: its parts in the order of the log. */
export type Outcome = {
  part: (typeof PARTS)[keyof typeof PARTS];
  texts: string[];
}[];

/**
 * How the last deployment of a log ended.
 *
 * @returns undefined where it neither failed nor was cancelled
 */
export function outcomeOf(entries: readonly LogEntry[]): Outcome | undefined {
  const start = entries.findLastIndex(
    ({ label }) => label === 'Failed' || label === 'Cancelled',
  );
  if (start < 0) {
    return undefined;
  }
  return entries
    .slice(start)
    .filter((entry): entry is LogEntry & { label: keyof typeof PARTS } =>
      Object.hasOwn(PARTS, entry.label ?? ''),
    )
    .map(({ label, texts }) => ({ part: PARTS[label], texts }));
}
