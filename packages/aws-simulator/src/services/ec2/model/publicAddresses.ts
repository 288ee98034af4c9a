import { World } from '../../../world/World';
import { addressAt, addressCount } from './network/cidr';

/**
 * Reserved ranges that no real host uses: for documentation (RFC 5737), then
 * for benchmarking (RFC 2544).
 */
const POOL = [
  '203.0.113.0/24',
  '198.51.100.0/24',
  '192.0.2.0/24',
  '198.18.0.0/15',
];

/** Allocates the public IP addresses of a world. */
class PublicAddresses {
  readonly #inUse = new Set<string>();

  allocate(): string {
    for (const block of POOL) {
      // Without the network and the broadcast address of the block.
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
