import { Entity } from '@backstage/catalog-model';
import { STACK_ARN_ANNOTATION } from '@fargate-api/backstage-plugin-fargate-api-common';

/** The account and region of an entity's stack; `undefined` without a stack annotation. */
export function stackLocation(
  entity: Entity,
): { accountId: string; region: string } | undefined {
  const [, , service, region, accountId] =
    entity.metadata.annotations?.[STACK_ARN_ANNOTATION]?.split(':') ?? [];
  return service === 'cloudformation' ? { accountId, region } : undefined;
}
