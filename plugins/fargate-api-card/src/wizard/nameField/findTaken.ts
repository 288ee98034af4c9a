import { parseEntityRef } from '@backstage/catalog-model';
import { CatalogApi } from '@backstage/plugin-catalog-react';
import { nameProblem } from '@fargate-api/backstage-plugin-fargate-api-common';

/** An entity that has a name already. */
export interface Taken {
  name: string;
  /** Its owner's name; empty without one. */
  owner: string;
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
    fields: ['metadata.name', 'spec.owner'],
  });
  const [entity] = items;
  const owner = entity?.spec?.owner;
  return (
    entity && {
      name,
      owner: typeof owner === 'string' ? nameOf(owner) : '',
    }
  );
}

function nameOf(ownerRef: string): string {
  return parseEntityRef(ownerRef, { defaultKind: 'group' }).name;
}
