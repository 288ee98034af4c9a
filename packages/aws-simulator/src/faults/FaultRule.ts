/**
 * Which calls a fault concerns. What is left out matches everything.
 *
 * @public
 */
export interface CallPattern {
  /** The name by which requests are signed, e.g. `elasticloadbalancing`. */
  service?: string;
  /** E.g. `DescribeTargetHealth`. */
  operation?: string;
  /** A 12-digit account id. */
  account?: string;
  region?: string;
}

/**
 * What befalls a call.
 *
 * @public
 */
export type Fault =
  /** Refused in the words with which its service throttles. */
  | { kind: 'throttle' }
  | { kind: 'error-500' }
  | { kind: 'error-503' }
  /** The connection is cut before the call takes effect. */
  | { kind: 'drop-before' }
  /** The connection is cut after the call took effect: its caller cannot know. */
  | { kind: 'drop-after' }
  /** Refused as with a session whose time is over. */
  | { kind: 'expired-credentials' }
  /** Takes longer by real, not virtual, milliseconds. */
  | { kind: 'delay'; milliseconds: number }
  /** A list comes in pages of at most so many items. Default: 1. */
  | { kind: 'truncate-page'; pageSize?: number };

/**
 * A fault, which calls it concerns, and how many of these it befalls.
 *
 * @public
 */
export type FaultRule = Fault &
  CallPattern & {
    /** So many calls that match are let through first. Default: 0. */
    after?: number;
    /** It befalls so many calls, then no more. Default: no end. */
    times?: number;
    /**
     * The share of calls that it befalls, from 0 to 1; which ones follows from
     * the simulator's seed. Default: 1.
     */
    rate?: number;
  };
