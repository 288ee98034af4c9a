import { WordFacts } from './facts';

/**
 * Why a part could not be read now.
 *
 * @public
 */
export interface ReadFailure {
  reason: 'throttled' | 'denied' | 'not-found' | 'unavailable';
  /** AWS's text with its error code, or the English of the kind. */
  message: string;
  /** Where AWS said nothing: one of {@link FailureKind}, or of a newer backend. */
  kind?: string;
  /** What fills the sentence of this kind. */
  facts?: WordFacts;
}

/**
 * One part of the status, read on its own so that its failure costs only
 * itself. Value and failure together: the last known value, and why there is
 * no newer one.
 *
 * @public
 */
export interface Observed<T> {
  value?: T;
  /** When AWS gave the value, by AWS's clock, ISO 8601. */
  observedAt?: string;
  failure?: ReadFailure;
}
