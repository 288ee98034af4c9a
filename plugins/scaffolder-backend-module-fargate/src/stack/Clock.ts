/**
 * How a deployment waits between two looks at AWS. How much time has passed
 * is never read from here but from AWS's own clock.
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
