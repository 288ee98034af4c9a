import { MessageFacts } from './facts';

/**
 * Why a part could not be read.
 *
 * @public
 */
export interface ReadFailure {
  /** `unconfirmed`: the resource does not name the entity as its own. */
  reason: 'throttled' | 'denied' | 'not-found' | 'unavailable' | 'unconfirmed';
  /** AWS's text with its error code, or the English of the kind. */
  message: string;
  /** If the message is not AWS's: one of {@link FailureKind}, or of a newer backend. */
  kind?: string;
  /** The values for the message of this kind. */
  facts?: MessageFacts;
}

/**
 * One part of the status. Each part is read separately, so that one failure does
 * not affect the others. With both value and failure it is the last known value,
 * and why there is no newer one.
 *
 * @public
 */
export interface Observed<T> {
  value?: T;
  /** The time at AWS when the value was read, ISO 8601. */
  observedAt?: string;
  failure?: ReadFailure;
}
