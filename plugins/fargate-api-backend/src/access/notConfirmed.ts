import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import {
  FailureKind,
  ReadFailure,
} from '@fargate-api/backstage-plugin-fargate-api-common';
import { translateToEnglish } from '@fargate-api/backstage-plugin-fargate-api-node';

type NotConfirmedKind = Extract<FailureKind, `${string}-not-confirmed`>;

/** Returns why nothing is shown of a resource that does not name an entity as its own. */
export function notConfirmed(
  kind: NotConfirmedKind,
  entity: Entity,
): ReadFailure {
  const facts = { entity: stringifyEntityRef(entity) };
  return {
    reason: 'unconfirmed',
    message: translateToEnglish(`failure.${kind}`, facts),
    kind,
    facts,
  };
}
