import { AsyncLocalStorage } from 'node:async_hooks';

const patience = new AsyncLocalStorage<number | undefined>();

/**
 * Does something each call of which may wait so many milliseconds for its
 * turn: longer than any where a person waits for it, and not at all where
 * there is something older to show. Undefined: as long as any.
 */
export function withPatience<T>(
  milliseconds: number | undefined,
  work: () => T,
): T {
  return patience.run(milliseconds, work);
}

/** How long a call that is made now may wait; undefined: as long as any. */
export function patienceNow(): number | undefined {
  return patience.getStore();
}
