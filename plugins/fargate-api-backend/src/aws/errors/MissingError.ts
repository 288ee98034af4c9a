import { NotFoundError } from '@backstage/errors';
import {
  FailureFacts,
  FailureKind,
  MessageFacts,
} from '@fargate-api/backstage-plugin-fargate-api-common';
import { translateToEnglish } from '@fargate-api/backstage-plugin-fargate-api-node';

/** A resource does not exist, although AWS returned no error. */
export class MissingError<
  K extends FailureKind = FailureKind,
> extends NotFoundError {
  constructor(
    readonly kind: K,
    readonly facts: FailureFacts<K> & MessageFacts,
  ) {
    super(translateToEnglish(`failure.${kind}`, facts));
  }
}
