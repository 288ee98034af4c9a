import { LRUCache } from 'lru-cache';

/** Short enough that nobody sees a difference. */
const TTL_MS = 1_000;

const MOST = 2_000;

/**
 * What was put together a moment ago, or is being put together, for all who
 * ask for the same thing.
 */
export class LastViews<T extends {}> {
  readonly #views = new LRUCache<string, Promise<T>>({
    max: MOST,
    ttl: TTL_MS,
  });

  get(key: string, make: () => Promise<T>): Promise<T> {
    const known = this.#views.get(key);
    if (known) {
      return known;
    }
    const view = make();
    this.#views.set(key, view);
    view.catch(() => this.#views.delete(key));
    return view;
  }

  clear(): void {
    this.#views.clear();
  }
}
