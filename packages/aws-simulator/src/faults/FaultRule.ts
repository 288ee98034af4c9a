/**
 * Which calls a rule matches. A member that is not set matches every call.
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
 * What happens to a call.
 *
 * @public
 */
export type Fault =
  /** Refused with the throttling error of its service. */
  | { kind: 'throttle' }
  | { kind: 'error-500' }
  | { kind: 'error-503' }
  /** The connection is closed before the call takes effect. */
  | { kind: 'drop-before' }
  /** The connection is closed after the call took effect: the caller cannot tell. */
  | { kind: 'drop-after' }
  /** Refused as if the session had expired. */
  | { kind: 'expired-credentials' }
  /** Delayed by real, not virtual, milliseconds. */
  | { kind: 'delay'; milliseconds: number }
  /** A list is returned in pages of at most this many items. Default: 1. */
  | { kind: 'truncate-page'; pageSize?: number };

/**
 * A fault, which calls it matches and how many of them it affects.
 *
 * @public
 */
export type FaultRule = Fault &
  CallPattern & {
    /** How many matching calls are not affected at first. Default: 0. */
    after?: number;
    /** How many calls are affected in total. Default: all. */
    times?: number;
    /**
     * The share of calls that are affected, from 0 to 1. The simulator's seed
     * determines which ones. Default: 1.
     */
    rate?: number;
  };
