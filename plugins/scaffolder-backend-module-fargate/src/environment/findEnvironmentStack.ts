import { InputError, NotFoundError } from '@backstage/errors';
import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { CatalogService } from '@backstage/plugin-catalog-node';
import {
  isFargateEnvironment,
  STACK_ARN_ANNOTATION,
} from '@fargate-api/backstage-plugin-fargate-api-common';

/**
 * The ARN of an environment's stack, as its entity names it.
 *
 * @throws NotFoundError when the user sees no such entity in the catalog.
 * @throws InputError when the entity is no environment.
 */
export async function findEnvironmentStack(
  catalog: Pick<CatalogService, 'getEntityByRef'>,
  entityRef: string,
  credentials: BackstageCredentials,
): Promise<string> {
  const entity = await catalog.getEntityByRef(entityRef, { credentials });
  if (!entity) {
    throw new NotFoundError(
      `environment: the catalog has no ${entityRef} that you may see. Choose an environment that it lists, or make one with fargate:environment:deploy.`,
    );
  }
  const arn = entity.metadata.annotations?.[STACK_ARN_ANNOTATION];
  if (!isFargateEnvironment(entity) || !arn) {
    throw new InputError(
      `environment: ${entityRef} is not a Fargate environment (a Resource of type fargate-environment with the annotation ${STACK_ARN_ANNOTATION}).`,
    );
  }
  return arn;
}
