import { setTimeout } from 'node:timers/promises';
import { bucketOf } from './bucketOf';
import { BudgetError } from './BudgetError';
import { BucketSize, TokenBucket } from './TokenBucket';

/** A call waits so long for its turn, so that it can still be answered in time. */
const PATIENCE_MS = 400;

/** So long where more telling calls want the same bucket, so that they find a turn behind those. */
const PATIENCE_OF_OTHERS_MS = 650;

/** What may be asked of one account and region. */
export class Budget {
  readonly #buckets = new Map<string, TokenBucket>();

  /**
   * Waits for the turn of a call.
   *
   * @param patience - How long at most, in milliseconds. Default: so that it
   * can still be answered in time.
   * @throws BudgetError when that would take too long.
   */
  async spend(
    service: string,
    operation: string,
    patience?: number,
  ): Promise<void> {
    const wait = this.#reserve(service, operation, Date.now(), patience);
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
    patience: number | undefined,
  ): number | undefined {
    const { name, size, share } = bucketOf(service, operation);
    const bucket = this.#bucket(name, size);
    if (!share) {
      return bucket.reserve(now, patience ?? PATIENCE_MS);
    }
    const turn = bucket.isRested(now)
      ? 0
      : this.#bucket(`${name} share`, share).reserve(now, patience ?? 0);
    const wait =
      turn === undefined
        ? undefined
        : bucket.reserve(now, patience ?? PATIENCE_OF_OTHERS_MS);
    return wait === undefined ? undefined : Math.max(turn!, wait);
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
