/**
 * How a deployment waits between two requests. How much time has passed is read
 * from AWS's own clock, not from this one.
 *
 * @public
 */
export interface Clock {
  /**
   * Resolves after about `seconds`.
   *
   * @throws the signal's reason, as soon as the signal aborts.
   */
  sleep(seconds: number, signal?: AbortSignal): Promise<void>;
}
