import { BackstageCredentials } from '@backstage/backend-plugin-api';
import {
  RELATION_DEPENDS_ON,
  RELATION_PROVIDES_API,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { EnvironmentApi } from '@fargate-api/backstage-plugin-fargate-api-common';

/** Lists the APIs of the Components that depend on an environment, as far as the user can see them. */
export async function apisIn(
  environmentRef: string,
  catalog: CatalogService,
  credentials: BackstageCredentials,
): Promise<EnvironmentApi[]> {
  const components = await catalog.getEntities(
    {
      filter: {
        kind: 'Component',
        [`relations.${RELATION_DEPENDS_ON}`]: environmentRef,
      },
      fields: ['kind', 'metadata.name', 'metadata.namespace', 'relations'],
    },
    { credentials },
  );
  const refs = new Set(
    components.items.flatMap(({ relations = [] }) =>
      relations
        .filter(({ type }) => type === RELATION_PROVIDES_API)
        .map(({ targetRef }) => targetRef),
    ),
  );
  if (refs.size === 0) {
    return [];
  }
  const apis = await catalog.getEntitiesByRefs(
    { entityRefs: [...refs].sort() },
    { credentials },
  );
  return apis.items.flatMap(api =>
    api
      ? [
          {
            entityRef: stringifyEntityRef(api),
            ...(api.metadata.title && { title: api.metadata.title }),
          },
        ]
      : [],
  );
}
