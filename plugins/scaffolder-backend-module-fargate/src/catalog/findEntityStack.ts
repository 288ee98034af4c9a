import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { Entity } from '@backstage/catalog-model';
import { InputError, NotFoundError } from '@backstage/errors';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { STACK_ARN_ANNOTATION } from '@fargate-api/backstage-plugin-fargate-api-common';

/**
 * The ARN of the stack that an entity stands for.
 *
 * @throws NotFoundError when the user sees no such entity in the catalog.
 * @throws InputError when the entity stands for no stack.
 */
export async function findEntityStack(
  catalog: Pick<CatalogService, 'getEntityByRef'>,
  entityRef: string,
  credentials: BackstageCredentials,
): Promise<{ entity: Entity; stackArn: string }> {
  const entity = await catalog.getEntityByRef(entityRef, { credentials });
  if (!entity) {
    throw new NotFoundError(
      `entityRef: the catalog has no ${entityRef} that you may see. Choose one that it lists.`,
    );
  }
  const stackArn = entity.metadata.annotations?.[STACK_ARN_ANNOTATION];
  if (!stackArn) {
    throw new InputError(
      `entityRef: ${entityRef} stands for no deployment (it has no annotation ${STACK_ARN_ANNOTATION}).`,
    );
  }
  return { entity, stackArn };
}
