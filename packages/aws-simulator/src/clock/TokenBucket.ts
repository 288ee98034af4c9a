/** Allows a burst of calls, then a number of calls per second. */
export class TokenBucket {
  #tokens: number;
  #refilledAt: number;

  /**
   * @param burst - the number of calls that it allows when it is full
   * @param perSecond - the number of tokens added every second
   * @param now - the time in milliseconds
   */
  constructor(
    private readonly burst: number,
    private readonly perSecond: number,
    private readonly now: () => number,
  ) {
    this.#tokens = burst;
    this.#refilledAt = now();
  }

  /** Takes a token; returns false if the bucket is empty. */
  take(): boolean {
    const now = this.now();
    this.#tokens = Math.min(
      this.burst,
      this.#tokens + ((now - this.#refilledAt) * this.perSecond) / 1000,
    );
    this.#refilledAt = now;
    if (this.#tokens < 1) {
      return false;
    }
    this.#tokens -= 1;
    return true;
  }
}
