import { setTimeout } from 'node:timers/promises';
import { bucketOf } from './bucketOf';
import { BudgetError } from './BudgetError';
import { BucketSize, TokenBucket } from './TokenBucket';

/** The default maximum wait, which leaves time for the response within a request. */
const MAX_WAIT_MS = 400;

/** The default for low-priority calls, which then still get a token after the high-priority calls in the queue. */
const LOW_PRIORITY_MAX_WAIT_MS = 650;

/** Limits the rate of AWS calls in one account and region. */
export class Budget {
  readonly #buckets = new Map<string, TokenBucket>();

  /**
   * Waits until a call may be made.
   *
   * @param maxWaitMs - The maximum wait in milliseconds. Default: short enough
   * for a response within the same request.
   * @throws BudgetError when the wait would be longer.
   */
  async acquire(
    service: string,
    operation: string,
    maxWaitMs?: number,
  ): Promise<void> {
    const wait = this.#reserve(service, operation, Date.now(), maxWaitMs);
    if (wait === undefined) {
      throw new BudgetError(bucketOf(service, operation).name);
    }
    if (wait > 0) {
      await setTimeout(wait, undefined, { ref: false });
    }
  }

  /** Reduces the rate after AWS throttled a call. */
  onThrottled(service: string, operation: string): void {
    const { name, size } = bucketOf(service, operation);
    this.#bucket(name, size).onThrottled(Date.now());
  }

  #reserve(
    service: string,
    operation: string,
    now: number,
    maxWaitMs: number | undefined,
  ): number | undefined {
    const { name, size, lowPriority } = bucketOf(service, operation);
    const bucket = this.#bucket(name, size);
    if (!lowPriority) {
      return bucket.reserve(now, maxWaitMs ?? MAX_WAIT_MS);
    }
    const ownWait = bucket.isMoreThanHalfFull(now)
      ? 0
      : this.#bucket(`${name} low priority`, lowPriority).reserve(
          now,
          maxWaitMs ?? 0,
        );
    if (ownWait === undefined) {
      return undefined;
    }
    const wait = bucket.reserve(now, maxWaitMs ?? LOW_PRIORITY_MAX_WAIT_MS);
    return wait === undefined ? undefined : Math.max(ownWait, wait);
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
