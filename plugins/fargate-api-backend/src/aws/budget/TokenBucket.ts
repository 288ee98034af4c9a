/** The limits of a token bucket, in calls. */
export interface BucketSize {
  /** The capacity: how many calls may be made at once. */
  burst: number;
  /** The sustained rate, per second. */
  refill: number;
}

/** The lowest refill rate, as a factor of the configured one. */
const MIN_RATE_FACTOR = 1 / 8;

/** The time in which the refill rate recovers completely. */
const RECOVERY_SECONDS = 120;

/** Throttling errors within this time count once. */
const THROTTLING_WINDOW_MS = 1_000;

/**
 * A token bucket that halves its refill rate when AWS throttles, and then
 * recovers gradually. In this way, several replicas that share the limits of
 * an account converge to a fair share without communicating.
 *
 * The caller passes the current time, in milliseconds.
 */
export class TokenBucket {
  readonly #size: BucketSize;
  #rateFactor = 1;
  /** Negative while reserved tokens are not yet available. */
  #tokens: number;
  #updatedAt: number;
  #throttledAt = -Infinity;

  constructor(size: BucketSize, now: number) {
    this.#size = size;
    this.#tokens = size.burst;
    this.#updatedAt = now;
  }

  /**
   * Reserves a token.
   *
   * @returns The milliseconds until the call may be made. Undefined when that
   * is longer than the maximum wait; then no token is reserved.
   */
  reserve(now: number, maxWaitMs: number): number | undefined {
    this.#refill(now);
    const missing = Math.max(0, 1 - this.#tokens);
    const wait = (missing / (this.#size.refill * this.#rateFactor)) * 1000;
    if (wait > maxWaitMs) {
      return undefined;
    }
    this.#tokens -= 1;
    return wait;
  }

  /** Empties the bucket and halves its rate: other clients use the same limit of AWS. */
  onThrottled(now: number): void {
    this.#refill(now);
    if (now - this.#throttledAt >= THROTTLING_WINDOW_MS) {
      this.#rateFactor = Math.max(MIN_RATE_FACTOR, this.#rateFactor / 2);
      this.#throttledAt = now;
    }
    this.#tokens = Math.min(this.#tokens, 0);
  }

  isMoreThanHalfFull(now: number): boolean {
    this.#refill(now);
    return this.#tokens > this.#size.burst / 2;
  }

  #refill(now: number): void {
    const seconds = Math.max(0, now - this.#updatedAt) / 1000;
    this.#tokens = Math.min(
      this.#size.burst,
      this.#tokens + seconds * this.#size.refill * this.#rateFactor,
    );
    this.#rateFactor = Math.min(
      1,
      this.#rateFactor + seconds / RECOVERY_SECONDS,
    );
    this.#updatedAt = now;
  }
}
