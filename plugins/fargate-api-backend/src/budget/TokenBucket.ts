/** How many calls a bucket lets through. */
export interface BucketSize {
  /** At once, after a pause. */
  burst: number;
  /** A second, for ever. */
  refill: number;
}

/**
 * Lets calls through at a rate. Pure but for its own state: the time comes
 * from who asks, in milliseconds.
 */
export class TokenBucket {
  readonly #size: BucketSize;
  /** Below 0 where calls wait that were promised a token. */
  #tokens: number;
  #at: number;

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
    const wait = (missing / this.#size.refill) * 1000;
    if (wait > patience) {
      return undefined;
    }
    this.#tokens -= 1;
    return wait;
  }

  /** AWS throttled: somebody else spends from the same bucket. */
  drain(now: number): void {
    this.#refill(now);
    this.#tokens = Math.min(this.#tokens, 0);
  }

  #refill(now: number): void {
    const seconds = Math.max(0, now - this.#at) / 1000;
    this.#tokens = Math.min(
      this.#size.burst,
      this.#tokens + seconds * this.#size.refill,
    );
    this.#at = now;
  }
}
