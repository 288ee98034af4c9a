import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { ConflictError } from '@backstage/errors';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { STACK_ARN_ANNOTATION } from '@fargate-api/backstage-plugin-fargate-api-common';
import { parse, validate } from '@aws-sdk/util-arn-parser';

/** The stack of an entity. */
export interface EntityStack {
  accountId: string;
  region: string;
  /** The stack's name. */
  name: string;
}

/**
 * Checks that names in the catalog are free, or belong to the given stack.
 *
 * @returns whether the catalog has an entity of the first name already.
 * @throws ConflictError when the catalog has an entity of that name which
 *   belongs to something else than the given stack.
 */
export async function assertEntityFree(
  catalog: Pick<CatalogService, 'getEntitiesByRefs'>,
  entityRefs: string[],
  stack: EntityStack,
  credentials: BackstageCredentials,
): Promise<boolean> {
  const { items } = await catalog.getEntitiesByRefs(
    { entityRefs },
    { credentials },
  );
  items.forEach((entity, index) => {
    const arn = entity?.metadata.annotations?.[STACK_ARN_ANNOTATION];
    if (entity && !isStack(arn, stack)) {
      throw new ConflictError(
        `name: ${entityRefs[index]} already exists in the catalog and ${
          arn ? `belongs to stack ${arn}` : 'belongs to something else'
        }. Choose another name.`,
      );
    }
  });
  return items[0] !== undefined;
}

function isStack(arn: string | undefined, stack: EntityStack): boolean {
  if (!arn || !validate(arn)) {
    return false;
  }
  const parts = parse(arn);
  return (
    parts.accountId === stack.accountId &&
    parts.region === stack.region &&
    parts.resource.split('/')[1] === stack.name
  );
}
