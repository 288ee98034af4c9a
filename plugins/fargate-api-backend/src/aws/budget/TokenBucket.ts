/** How many calls a bucket lets through. */
export interface BucketSize {
  /** At once, after a pause. */
  burst: number;
  /** A second, for ever. */
  refill: number;
}

/** Below this share of its refill no bucket falls. */
const LEAST_PACE = 1 / 8;

/** So long a bucket takes to come back to its whole refill from none. */
const RECOVERY_SECONDS = 120;

const ONE_MOMENT_MS = 1_000;

/**
 * Lets calls through at a rate. When AWS throttles, it halves its refill and
 * finds back little by little: so several who spend from one bucket of AWS's,
 * and know nothing of each other, come to share it. Pure but for its own
 * state: the time comes from who asks, in milliseconds.
 */
export class TokenBucket {
  readonly #size: BucketSize;
  /** The share of its refill that it takes now. */
  #pace = 1;
  /** Below 0 where calls wait that were promised a token. */
  #tokens: number;
  #at: number;
  #drainedAt = -Infinity;

  constructor(size: BucketSize, now: number) {
    this.#size = size;
    this.#tokens = size.burst;
    this.#at = now;
  }

  /**
   * Promises a token.
   *
   * @returns In how many milliseconds the call may go; undefined, and nothing
   * promised, when that is later than the patience lasts.
   */
  reserve(now: number, patience: number): number | undefined {
    this.#refill(now);
    const missing = Math.max(0, 1 - this.#tokens);
    const wait = (missing / (this.#size.refill * this.#pace)) * 1000;
    if (wait > patience) {
      return undefined;
    }
    this.#tokens -= 1;
    return wait;
  }

  /** AWS throttled: somebody else spends from the same bucket. */
  drain(now: number): void {
    this.#refill(now);
    // The answers to calls of one moment tell the same once.
    if (now - this.#drainedAt >= ONE_MOMENT_MS) {
      this.#pace = Math.max(LEAST_PACE, this.#pace / 2);
      this.#drainedAt = now;
    }
    this.#tokens = Math.min(this.#tokens, 0);
  }

  /** Whether more than half of a burst could go at once. */
  isRested(now: number): boolean {
    this.#refill(now);
    return this.#tokens > this.#size.burst / 2;
  }

  #refill(now: number): void {
    const seconds = Math.max(0, now - this.#at) / 1000;
    this.#tokens = Math.min(
      this.#size.burst,
      this.#tokens + seconds * this.#size.refill * this.#pace,
    );
    this.#pace = Math.min(1, this.#pace + seconds / RECOVERY_SECONDS);
    this.#at = now;
  }
}
