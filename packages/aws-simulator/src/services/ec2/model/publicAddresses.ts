import { World } from '../../../world/World';
import { addressAt, addressCount } from './network/cidr';

/**
 * Addresses that nobody has: the documentation ranges of RFC 5737, and the
 * benchmarking range of RFC 2544 for what is more than those hold.
 */
const POOL = [
  '203.0.113.0/24',
  '198.51.100.0/24',
  '192.0.2.0/24',
  '198.18.0.0/15',
];

/** Gives out the public addresses of one world, each once at a time. */
class PublicAddresses {
  readonly #inUse = new Set<string>();

  allocate(): string {
    for (const block of POOL) {
      // The first and the last address of a block stand for the network and its broadcast.
      for (let i = 1; i < addressCount(block) - 1; i++) {
        const ip = addressAt(block, i);
        if (!this.#inUse.has(ip)) {
          this.#inUse.add(ip);
          return ip;
        }
      }
    }
    throw new Error('The simulated public addresses are used up');
  }

  release(ip: string): void {
    this.#inUse.delete(ip);
  }
}

const pools = new WeakMap<World, PublicAddresses>();

/** The public addresses of a world, shared by its accounts and regions. */
export function publicAddresses(world: World): PublicAddresses {
  let pool = pools.get(world);
  if (!pool) {
    pool = new PublicAddresses();
    pools.set(world, pool);
  }
  return pool;
}
