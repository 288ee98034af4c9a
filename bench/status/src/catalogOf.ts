import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { ECS_SERVICE_ARN_ANNOTATION } from '@fargate-api/backstage-plugin-fargate-api-common';
import { serviceArn, serviceName } from './SimulatedFleet';

/** A catalog that finds the Components of so many services at no cost. */
export function catalogOf(services: number): CatalogService {
  const entities = new Map(
    Array.from({ length: services }, (_, i) => component(i)).map(entity => [
      stringifyEntityRef(entity),
      entity,
    ]),
  );
  const getEntityByRef: CatalogService['getEntityByRef'] = async ref =>
    entities.get(typeof ref === 'string' ? ref : stringifyEntityRef(ref));
  return { getEntityByRef } as CatalogService;
}

function component(index: number): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: {
      name: serviceName(index),
      namespace: 'default',
      annotations: { [ECS_SERVICE_ARN_ANNOTATION]: serviceArn(index) },
    },
    spec: { type: 'service', lifecycle: 'production', owner: 'bench' },
  };
}
