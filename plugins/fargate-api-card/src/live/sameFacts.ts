/** Timestamps of the reading itself, not of a change. */
const READ_TIMES = new Set(['now', 'observedAt']);

/** Whether two responses are equal, apart from when they were read. */
export function sameFacts(one: unknown, other: unknown): boolean {
  return factsOf(one) === factsOf(other);
}

function factsOf(response: unknown): string | undefined {
  return JSON.stringify(response, (key, value) =>
    READ_TIMES.has(key) ? undefined : value,
  );
}
