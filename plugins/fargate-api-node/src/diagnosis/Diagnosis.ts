import {
  CauseFacts,
  CauseKind,
  MessageFacts,
} from '@fargate-api/backstage-plugin-fargate-api-common';

/**
 * Why a task stopped or could not start, or why a target is unhealthy.
 *
 * @public
 */
export interface Diagnosis {
  kind: CauseKind;
  /** What fills the messages of this kind. */
  facts: MessageFacts;
  /**
   * AWS's own name of the cause: the error of a stopped reason such as
   * `CannotPullContainerError`, a stop code, or the reason code of a target.
   */
  code?: string;
  /** AWS's own text, in full. */
  awsText?: string;
}

/** A kind with all its facts. */
export type Cause = Pick<Diagnosis, 'kind' | 'facts'>;

/** A cause of a kind that has facts; the compiler requires each of them. */
export function cause<K extends CauseKind>(
  kind: K,
  facts: CauseFacts<K>,
): Cause {
  return { kind, facts };
}
