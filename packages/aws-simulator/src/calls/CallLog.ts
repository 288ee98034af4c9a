/**
 * A call of a client.
 *
 * @public
 */
export interface LoggedCall {
  /** The virtual time of the response. */
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
  /** The HTTP status of the response; 0 if a fault closed the connection. */
  status: number;
  /** The AWS error code of a failed call; `DroppedConnection` if there was no response. */
  errorCode?: string;
}

/**
 * Which calls to select. A member that is not set matches every call.
 *
 * @public
 */
export type CallFilter = Partial<
  Pick<LoggedCall, 'service' | 'operation' | 'account' | 'region' | 'errorCode'>
>;

/**
 * The calls that a simulator has answered, oldest first. Only the latest are
 * kept.
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

  /** The number of kept calls that match. */
  count(filter: CallFilter = {}): number {
    return this.all(filter).length;
  }

  /**
   * The number of calls since the start or the last {@link CallLog.clear},
   * including those that are no longer kept.
   */
  get total(): number {
    return this.#total;
  }

  clear(): void {
    this.#calls = [];
    this.#oldest = 0;
    this.#total = 0;
  }
}
