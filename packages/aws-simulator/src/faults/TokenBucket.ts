/** Lets through so many calls at once, and so many a second after that. */
export class TokenBucket {
  #tokens: number;
  #refilledAt: number;

  /**
   * @param burst - how many calls it lets through when it is full
   * @param perSecond - how many more with every second
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

  /** Takes a token, if there is one. */
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
