import {
  Entity,
  parseEntityRef,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import { CatalogApi } from '@backstage/plugin-catalog-react';
import {
  isFargateApi,
  isFargateEnvironment,
  nameProblem,
} from '@fargate-api/backstage-plugin-fargate-api-common';

/** An entity that has a name already. */
export interface Taken {
  name: string;
  /** Its owner's name; empty without one. */
  owner: string;
  /** The entity, if it is an environment or an API of this portal. */
  entityRef?: string;
}

/** The entity of a kind that has a name already, if the user sees one. */
export async function findTaken(
  catalog: Pick<CatalogApi, 'getEntitiesByRefs'>,
  kind: string | undefined,
  name: string | undefined,
): Promise<Taken | undefined> {
  if (!kind || !name || nameProblem(name)) {
    return undefined;
  }
  const { items } = await catalog.getEntitiesByRefs({
    entityRefs: [`${kind}:default/${name}`],
    fields: [
      'kind',
      'metadata.name',
      'metadata.namespace',
      'metadata.annotations',
      'spec.owner',
      'spec.type',
    ],
  });
  const [entity] = items;
  return (
    entity && {
      name,
      owner: ownerOf(entity),
      entityRef:
        isFargateApi(entity) || isFargateEnvironment(entity)
          ? stringifyEntityRef(entity)
          : undefined,
    }
  );
}

function ownerOf({ spec }: Entity): string {
  return typeof spec?.owner === 'string'
    ? parseEntityRef(spec.owner, { defaultKind: 'group' }).name
    : '';
}
