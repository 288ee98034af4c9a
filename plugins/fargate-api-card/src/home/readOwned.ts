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
import { FargateApi, ServiceRef } from '../api/FargateApi';
import { isConflict } from '../api/isConflict';

/** How many APIs, and how many environments, are shown. */
const MAX_SHOWN = 20;

/** An entity, and its status unless it could not be read. */
export interface Owned<T> {
  entity: Entity;
  status?: T;
}

/** An API, and the status of each of its services, unless it could not be read. */
export interface OwnedApi {
  entity: Entity;
  statuses: (FargateApiStatus | undefined)[];
}

/** What a user owns: APIs, the last deployed first, and environments, by name. */
export interface OwnedEntities {
  apis: OwnedApi[];
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
    Promise.all(
      apis.map(async entity => ({
        entity,
        statuses: await statusesOf(getCompoundEntityRef(entity), api, signal),
      })),
    ),
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

/** Of all services of an API. */
async function statusesOf(
  ref: CompoundEntityRef,
  api: FargateApi,
  signal: AbortSignal,
): Promise<OwnedApi['statuses']> {
  const read = (service: ServiceRef) => api.getStatus(service, { signal });
  try {
    return [await read(ref)];
  } catch (error) {
    if (!isConflict(error as Error)) {
      return [undefined];
    }
  }
  const { places } = await api
    .getPlaces(ref, { signal })
    .catch(() => ({ places: [] }));
  return Promise.all(
    places.map(({ id }) => read({ ...ref, place: id }).catch(() => undefined)),
  );
}

/** The last time of any service. */
function deployedAt({ statuses }: OwnedApi): string {
  return statuses
    .map(status => status?.service.value?.rollout?.startedAt ?? '')
    .reduce((last, time) => (time > last ? time : last), '');
}
