import { Entity } from '@backstage/catalog-model';
import { STACK_ARN_ANNOTATION } from '@fargate-api/backstage-plugin-fargate-api-common';

/** An account and a region. */
export interface Place {
  /** Twelve digits. */
  accountId: string;
  region: string;
}

/** Where the stack of an entity is; undefined where its annotation does not say. */
export function placeOf(entity: Entity): Place | undefined {
  const [, , service, region, accountId] =
    entity.metadata.annotations?.[STACK_ARN_ANNOTATION]?.split(':') ?? [];
  return service === 'cloudformation' ? { accountId, region } : undefined;
}
