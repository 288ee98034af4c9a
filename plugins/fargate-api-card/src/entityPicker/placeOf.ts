import { Entity } from '@backstage/catalog-model';
import { STACK_ARN_ANNOTATION } from '@fargate-api/backstage-plugin-fargate-api-common';

/** Where the stack of an entity is; undefined where its annotation does not say. */
export function placeOf(
  entity: Entity,
): { accountId: string; region: string } | undefined {
  const [, , service, region, accountId] =
    entity.metadata.annotations?.[STACK_ARN_ANNOTATION]?.split(':') ?? [];
  return service === 'cloudformation' ? { accountId, region } : undefined;
}
