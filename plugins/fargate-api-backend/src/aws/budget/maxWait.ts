import { AsyncLocalStorage } from 'node:async_hooks';

const storage = new AsyncLocalStorage<number | undefined>();

/**
 * Runs a function whose AWS calls may each wait for the budget for a limited
 * time: longer than the default when a user waits for the result, and not at
 * all when an older value can be shown instead.
 *
 * @param milliseconds - Undefined: the default of the budget.
 */
export function withMaxWait<T>(
  milliseconds: number | undefined,
  fn: () => T,
): T {
  return storage.run(milliseconds, fn);
}

/** Returns the limit set by {@link withMaxWait}; undefined means the default of the budget. */
export function currentMaxWait(): number | undefined {
  return storage.getStore();
}
