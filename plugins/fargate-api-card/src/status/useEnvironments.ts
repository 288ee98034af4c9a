import {
  Entity,
  RELATION_API_PROVIDED_BY,
  RELATION_DEPENDENCY_OF,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import { useApi } from '@backstage/frontend-plugin-api';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import { ENVIRONMENT_TYPE } from '@fargate-api/backstage-plugin-fargate-api-common';
import useAsync from 'react-use/esm/useAsync';

/**
 * The references of the environments that the catalog relates to an API or its
 * Component: in Backstage's model, the Component depends on them. Empty until they
 * are read.
 */
export function useEnvironments(entity: Entity): string[] {
  const catalog = useApi(catalogApiRef);
  const dependants = [
    stringifyEntityRef(entity),
    ...(entity.relations ?? [])
      .filter(({ type }) => type === RELATION_API_PROVIDED_BY)
      .map(({ targetRef }) => targetRef),
  ].join();
  const { value } = useAsync(
    () =>
      catalog.queryEntities({
        filter: {
          kind: 'Resource',
          'spec.type': ENVIRONMENT_TYPE,
          [`relations.${RELATION_DEPENDENCY_OF}`]: dependants.split(','),
        },
        fields: ['kind', 'metadata.namespace', 'metadata.name'],
      }),
    [catalog, dependants],
  );
  return value?.items.map(stringifyEntityRef) ?? [];
}
