import { setTimeout } from 'node:timers/promises';
import { bucketOf } from './bucketOf';
import { BudgetError } from './BudgetError';
import { BucketSize, TokenBucket } from './TokenBucket';

/** A call waits so long for its turn, so that it can still be answered in time. */
const PATIENCE_MS = 750;

/** So long where more telling calls want the same bucket, so that they find their turn behind those. */
const PATIENCE_OF_OTHERS_MS = 1_000;

/** What may be asked of one account and region. */
export class Budget {
  readonly #buckets = new Map<string, TokenBucket>();

  /**
   * Waits for the turn of a call.
   *
   * @throws BudgetError when that would take too long.
   */
  async spend(service: string, operation: string): Promise<void> {
    const wait = this.#reserve(service, operation, Date.now());
    if (wait === undefined) {
      throw new BudgetError(bucketOf(service, operation).name);
    }
    if (wait > 0) {
      await setTimeout(wait, undefined, { ref: false });
    }
  }

  /** AWS throttled such a call. */
  drain(service: string, operation: string): void {
    const { name, size } = bucketOf(service, operation);
    this.#bucket(name, size).drain(Date.now());
  }

  #reserve(
    service: string,
    operation: string,
    now: number,
  ): number | undefined {
    const { name, size, share } = bucketOf(service, operation);
    const bucket = this.#bucket(name, size);
    if (!share) {
      return bucket.reserve(now, PATIENCE_MS);
    }
    const mayGo =
      bucket.isRested(now) ||
      this.#bucket(`${name} share`, share).reserve(now, 0) !== undefined;
    return mayGo ? bucket.reserve(now, PATIENCE_OF_OTHERS_MS) : undefined;
  }

  #bucket(name: string, size: BucketSize): TokenBucket {
    let bucket = this.#buckets.get(name);
    if (!bucket) {
      bucket = new TokenBucket(size, Date.now());
      this.#buckets.set(name, bucket);
    }
    return bucket;
  }
}
