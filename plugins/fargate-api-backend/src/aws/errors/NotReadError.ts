import {
  FailureFacts,
  FailureKind,
  MessageFacts,
} from '@fargate-api/backstage-plugin-fargate-api-common';
import { translateToEnglish } from '@fargate-api/backstage-plugin-fargate-api-node';

/** The portal does not read something, although it may exist. */
export class NotReadError<K extends FailureKind = FailureKind> extends Error {
  constructor(
    readonly kind: K,
    readonly facts: FailureFacts<K> & MessageFacts,
  ) {
    super(translateToEnglish(`failure.${kind}`, facts));
  }
}
