import { InputError, NotFoundError } from '@backstage/errors';
import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { CatalogService } from '@backstage/plugin-catalog-node';
import {
  isFargateEnvironment,
  STACK_ARN_ANNOTATION,
} from '@fargate-api/backstage-plugin-fargate-api-common';

/** Which environment is meant: one of two. */
export interface EnvironmentInput {
  /** Reference of its entity. */
  environment?: string;
  /** Of a `fargate:environment:deploy` step. */
  environmentStackArn?: string;
}

/**
 * The ARN of the stack of the environment that is meant.
 *
 * @throws InputError when not exactly one of the two is given, or the entity
 *   is no environment.
 * @throws NotFoundError when the user sees no such entity in the catalog.
 */
export async function findEnvironmentStack(
  catalog: Pick<CatalogService, 'getEntityByRef'>,
  { environment: entityRef, environmentStackArn }: EnvironmentInput,
  credentials: BackstageCredentials,
): Promise<string> {
  if (Boolean(entityRef) === Boolean(environmentStackArn)) {
    throw new InputError(
      'Give either environment, the reference of one in the catalog, or environmentStackArn, the output of a step that made one.',
    );
  }
  if (!entityRef) {
    return environmentStackArn!;
  }
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
