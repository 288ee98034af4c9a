import { setTimeout } from 'node:timers/promises';
import { bucketOf } from './bucketOf';
import { BudgetError } from './BudgetError';
import { TokenBucket } from './TokenBucket';

/** A call waits so long for its turn, so that it can still be answered in time. */
const PATIENCE_MS = 1_000;

/** What may be asked of one account and region. */
export class Budget {
  readonly #buckets = new Map<string, TokenBucket>();

  /**
   * Waits for the turn of a call.
   *
   * @throws BudgetError when that would take too long.
   */
  async spend(service: string, operation: string): Promise<void> {
    const wait = this.#bucket(service, operation).reserve(
      Date.now(),
      PATIENCE_MS,
    );
    if (wait === undefined) {
      throw new BudgetError(bucketOf(service, operation).name);
    }
    if (wait > 0) {
      await setTimeout(wait, undefined, { ref: false });
    }
  }

  /** AWS throttled such a call. */
  drain(service: string, operation: string): void {
    this.#bucket(service, operation).drain(Date.now());
  }

  #bucket(service: string, operation: string): TokenBucket {
    const { name, size } = bucketOf(service, operation);
    let bucket = this.#buckets.get(name);
    if (!bucket) {
      bucket = new TokenBucket(size, Date.now());
      this.#buckets.set(name, bucket);
    }
    return bucket;
  }
}
