import { InputError, NotFoundError } from '@backstage/errors';
import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { CatalogService } from '@backstage/plugin-catalog-node';
import {
  isFargateEnvironment,
  STACK_ARN_ANNOTATION,
} from '@fargate-api/backstage-plugin-fargate-api-common';
import { checkStackArn } from '../validation/checkStackArn';

/** Identifies an environment by exactly one of these. */
export interface EnvironmentInput {
  /** Entity reference. */
  environment?: string;
  /** Output of a `fargate:environment:deploy` step. */
  environmentStackArn?: string;
}

/**
 * The ARN of an environment's stack.
 *
 * @throws InputError when not exactly one of the two is given, the entity is not an
 *   environment, or the ARN is not that of a stack.
 * @throws NotFoundError when the catalog has no such entity, or the user may
 *   not read it.
 */
export async function findEnvironmentStack(
  catalog: Pick<CatalogService, 'getEntityByRef'>,
  { environment: entityRef, environmentStackArn }: EnvironmentInput,
  credentials: BackstageCredentials,
): Promise<string> {
  if (Boolean(entityRef) === Boolean(environmentStackArn)) {
    throw new InputError(
      'Give either environment, an entity reference, or environmentStackArn, the output stackArn of a fargate:environment:deploy step.',
    );
  }
  if (!entityRef) {
    checkStackArn('environmentStackArn', environmentStackArn!);
    return environmentStackArn!;
  }
  const entity = await catalog.getEntityByRef(entityRef, { credentials });
  if (!entity) {
    throw new NotFoundError(
      `environment: ${entityRef} is not in the catalog, or you have no access to it. Choose an environment that the catalog lists, or create one with fargate:environment:deploy.`,
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
