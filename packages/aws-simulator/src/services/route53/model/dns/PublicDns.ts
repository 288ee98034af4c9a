/**
 * The one domain name system of a world, across its accounts: announces that
 * the answers of its name servers have changed.
 */
export class PublicDns {
  readonly #listeners = new Set<() => void>();

  changed(): void {
    for (const listener of [...this.#listeners]) {
      listener();
    }
  }

  /** Calls `listener` after every change; the function that it gives back ends that. */
  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }
}
