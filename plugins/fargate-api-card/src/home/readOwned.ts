import {
  CATALOG_FILTER_EXISTS,
  CatalogApi,
} from '@backstage/plugin-catalog-react';
import {
  CompoundEntityRef,
  Entity,
  getCompoundEntityRef,
  RELATION_OWNED_BY,
} from '@backstage/catalog-model';
import {
  ECS_SERVICE_ARN_ANNOTATION,
  ECS_SERVICE_TAGS_ANNOTATION,
  ENVIRONMENT_TYPE,
  EnvironmentStatus,
  FargateApiStatus,
  STACK_ARN_ANNOTATION,
} from '@fargate-api/backstage-plugin-fargate-api-common';
import { FargateApi } from '../api/FargateApi';

/** How many APIs, and how many environments, are shown. */
const MAX_SHOWN = 20;

/** An entity, and its status unless it could not be read. */
export interface Owned<T> {
  entity: Entity;
  status?: T;
}

/** What a user owns: APIs, the last deployed first, and environments, by name. */
export interface OwnedEntities {
  apis: Owned<FargateApiStatus>[];
  environments: Owned<EnvironmentStatus>[];
}

/**
 * Reads the APIs and environments that a user owns, and their status.
 *
 * @param owners - the entity references of the user and the user's groups
 */
export async function readOwned(
  owners: string[],
  { catalog, api }: { catalog: CatalogApi; api: FargateApi },
  signal: AbortSignal,
): Promise<OwnedEntities> {
  if (owners.length === 0) {
    return { apis: [], environments: [] };
  }
  const owned = { [`relations.${RELATION_OWNED_BY}`]: owners };
  const [apis, environments] = await Promise.all([
    entitiesWith(
      catalog,
      [
        STACK_ARN_ANNOTATION,
        ECS_SERVICE_ARN_ANNOTATION,
        ECS_SERVICE_TAGS_ANNOTATION,
      ].map(annotation => ({
        kind: 'API',
        [`metadata.annotations.${annotation}`]: CATALOG_FILTER_EXISTS,
        ...owned,
      })),
    ),
    entitiesWith(catalog, [
      { kind: 'Resource', 'spec.type': ENVIRONMENT_TYPE, ...owned },
    ]),
  ]);
  const [shownApis, shownEnvironments] = await Promise.all([
    withStatus(apis, ref => api.getStatus(ref, { signal })),
    withStatus(environments, ref => api.getEnvironmentStatus(ref, { signal })),
  ]);
  return {
    apis: shownApis.sort((a, b) => deployedAt(b).localeCompare(deployedAt(a))),
    environments: shownEnvironments,
  };
}

async function entitiesWith(
  catalog: CatalogApi,
  filter: Record<string, string | symbol | (string | symbol)[]>[],
): Promise<Entity[]> {
  const { items } = await catalog.getEntities({
    filter,
    order: { field: 'metadata.name', order: 'asc' },
    limit: MAX_SHOWN,
  });
  return items;
}

/** An entity whose status cannot be read is shown without it. */
function withStatus<T>(
  entities: Entity[],
  read: (ref: CompoundEntityRef) => Promise<T>,
): Promise<Owned<T>[]> {
  return Promise.all(
    entities.map(async entity => ({
      entity,
      status: await read(getCompoundEntityRef(entity)).catch(() => undefined),
    })),
  );
}

function deployedAt({ status }: Owned<FargateApiStatus>): string {
  return status?.service.value?.rollout?.startedAt ?? '';
}
