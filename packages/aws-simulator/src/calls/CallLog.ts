/**
 * One call that a client made.
 *
 * @public
 */
export interface LoggedCall {
  /** The virtual time at which it was answered. */
  time: Date;
  requestId: string;
  /** The name by which the request was signed, e.g. `elasticloadbalancing`. */
  service: string;
  /** E.g. `CreateStack`; empty when the request did not name one. */
  operation: string;
  /** The 12-digit id of the caller's account. */
  account: string;
  region: string;
  /** The caller's ARN. */
  principalArn: string;
  /** The HTTP status of the answer; 0 where a fault cut the connection instead. */
  status: number;
  /** The AWS error code, for a call that failed; `DroppedConnection` for one that got no answer. */
  errorCode?: string;
}

/**
 * Which calls to look at. What is left out matches everything.
 *
 * @public
 */
export type CallFilter = Partial<
  Pick<LoggedCall, 'service' | 'operation' | 'account' | 'region' | 'errorCode'>
>;

/**
 * The calls that a simulator answered, oldest first; only the latest are kept.
 *
 * @public
 */
export class CallLog {
  readonly #capacity: number;
  #calls: LoggedCall[] = [];
  #oldest = 0;
  #total = 0;

  /** @param capacity - how many calls are kept */
  constructor(capacity = 10_000) {
    this.#capacity = capacity;
  }

  add(call: LoggedCall): void {
    this.#total++;
    if (this.#calls.length < this.#capacity) {
      this.#calls.push(call);
    } else {
      this.#calls[this.#oldest] = call;
      this.#oldest = (this.#oldest + 1) % this.#capacity;
    }
  }

  all(filter: CallFilter = {}): LoggedCall[] {
    const wanted = Object.entries(filter).filter(
      ([, value]) => value !== undefined,
    ) as [keyof CallFilter, string][];
    return [
      ...this.#calls.slice(this.#oldest),
      ...this.#calls.slice(0, this.#oldest),
    ].filter(call => wanted.every(([key, value]) => call[key] === value));
  }

  /** How many of the kept calls match. */
  count(filter: CallFilter = {}): number {
    return this.all(filter).length;
  }

  /** How many calls were answered since the start or the last {@link CallLog.clear}, kept or not. */
  get total(): number {
    return this.#total;
  }

  clear(): void {
    this.#calls = [];
    this.#oldest = 0;
    this.#total = 0;
  }
}
