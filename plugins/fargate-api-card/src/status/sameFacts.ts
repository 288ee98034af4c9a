/** When something was looked at, which says nothing about whether it changed. */
const CLOCKS = new Set(['now', 'observedAt']);

/**
 * Whether two answers tell the same facts, whenever those were observed.
 */
export function sameFacts(one: unknown, other: unknown): boolean {
  return factsOf(one) === factsOf(other);
}

function factsOf(answer: unknown): string | undefined {
  return JSON.stringify(answer, (key, value) =>
    CLOCKS.has(key) ? undefined : value,
  );
}
