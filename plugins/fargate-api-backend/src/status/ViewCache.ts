import { LRUCache } from 'lru-cache';

/** Short enough that users do not notice. */
const TTL_MS = 1_000;

const MAX_VIEWS = 2_000;

/**
 * Shares a result among all simultaneous requests for the same key, and for
 * one second afterwards. Errors are not cached.
 */
export class ViewCache<T extends {}> {
  readonly #views = new LRUCache<string, Promise<T>>({
    max: MAX_VIEWS,
    ttl: TTL_MS,
  });

  get(key: string, create: () => Promise<T>): Promise<T> {
    const cached = this.#views.get(key);
    if (cached) {
      return cached;
    }
    const view = create();
    this.#views.set(key, view);
    view.catch(() => this.#views.delete(key));
    return view;
  }

  clear(): void {
    this.#views.clear();
  }
}
