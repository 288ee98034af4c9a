import { withMaxWait } from '../budget/maxWait';

/** Collects requests that arrive at nearly the same time. */
const WINDOW_MS = 20;

/** About the duration of one AWS call. */
const MAX_DELAY_MS = 250;

/**
 * Schedules the batches of one type of AWS call. A batch is sent after a short
 * window. While a previous call is in flight, it waits longer, unless it is
 * full. So batches grow when AWS responds slowly or the budget is short.
 */
export class BatchSchedule {
  #callsInFlight = 0;
  #nextBatch?: () => void;
  #isWindowOver = false;
  #timer?: NodeJS.Timeout;
  readonly #maxDelayMs: number;

  /** @param maxDelayMs - How long a batch waits for a call in flight. */
  constructor(maxDelayMs = MAX_DELAY_MS) {
    this.#maxDelayMs = maxDelayMs;
  }

  /** The `batchScheduleFn` of DataLoader, which starts a new batch when the previous one is full or was sent. */
  readonly schedule = (sendBatch: () => void): void => {
    this.#send();
    this.#nextBatch = sendBatch;
    this.#isWindowOver = false;
    this.#timer = setTimeout(() => {
      this.#isWindowOver = true;
      this.#timer = setTimeout(() => this.#send(), this.#maxDelayMs);
      this.#sendWhenIdle();
    }, WINDOW_MS);
  };

  /**
   * Makes the call for a batch. It may wait for the budget for the default
   * time, because some requests in the batch may have no older value to show.
   */
  async call<T>(fn: () => Promise<T>): Promise<T> {
    this.#callsInFlight += 1;
    try {
      return await withMaxWait(undefined, fn);
    } finally {
      this.#callsInFlight -= 1;
      this.#sendWhenIdle();
    }
  }

  #sendWhenIdle(): void {
    if (this.#isWindowOver && this.#callsInFlight === 0) {
      this.#send();
    }
  }

  #send(): void {
    clearTimeout(this.#timer);
    const sendBatch = this.#nextBatch;
    this.#nextBatch = undefined;
    sendBatch?.();
  }
}
