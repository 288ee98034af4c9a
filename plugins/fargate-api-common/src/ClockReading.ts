/**
 * AWS's clock when a response was created.
 *
 * @public
 */
export interface ClockReading {
  /** ISO 8601. Ages are relative to it. */
  now: string;
  /** How many times as fast as real time it runs, where AWS is simulated. */
  clockSpeed?: number;
}
