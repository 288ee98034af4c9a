import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { Entity } from '@backstage/catalog-model';
import { InputError, NotFoundError } from '@backstage/errors';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { STACK_ARN_ANNOTATION } from '@fargate-api/backstage-plugin-fargate-api-common';

/**
 * The ARN of an entity's stack.
 *
 * @param field - of the action's input, for errors.
 * @throws NotFoundError when the catalog has no such entity, or the user may
 *   not read it.
 * @throws InputError when the entity has no stack.
 */
export async function findEntityStack(
  catalog: Pick<CatalogService, 'getEntityByRef'>,
  entityRef: string,
  credentials: BackstageCredentials,
  field = 'entityRef',
): Promise<{ entity: Entity; stackArn: string }> {
  const entity = await catalog.getEntityByRef(entityRef, { credentials });
  if (!entity) {
    throw new NotFoundError(
      `${field}: ${entityRef} is not in the catalog, or you have no access to it. Choose an entity that the catalog lists.`,
    );
  }
  const stackArn = entity.metadata.annotations?.[STACK_ARN_ANNOTATION];
  if (!stackArn) {
    throw new InputError(
      `${field}: ${entityRef} has no deployment (no annotation ${STACK_ARN_ANNOTATION}).`,
    );
  }
  return { entity, stackArn };
}
