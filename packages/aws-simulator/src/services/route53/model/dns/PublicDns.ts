import { World } from '../../../../world/World';

/** Tells who waits for a name when what name servers answer has changed. */
class PublicDns {
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

const instances = new WeakMap<World, PublicDns>();

/** The one domain name system of a world, across its accounts. */
export function publicDns(world: World): PublicDns {
  let dns = instances.get(world);
  if (!dns) {
    dns = new PublicDns();
    instances.set(world, dns);
  }
  return dns;
}
