import { AsyncLocalStorage } from 'node:async_hooks';

const patience = new AsyncLocalStorage<number>();

/**
 * Does something each call of which may wait so many milliseconds for its
 * turn: there is nothing older to show to the one who asked.
 */
export function withPatience<T>(milliseconds: number, work: () => T): T {
  return patience.run(milliseconds, work);
}

/** How long a call that is made now may wait; undefined: as long as any. */
export function patienceNow(): number | undefined {
  return patience.getStore();
}
