import {
  Entity,
  RELATION_OWNED_BY,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { ECS_SERVICE_ARN_ANNOTATION } from '@fargate-api/backstage-plugin-fargate-api-common';
import { CROWDS } from './crowds';
import { serviceArn, serviceName } from './SimulatedFleet';

/** The owner of every Component. */
export const OWNER = 'group:default/bench';

/** A catalog that finds the Components of so many services, and of the crowds', at no cost. */
export function catalogOf(services: number): CatalogService {
  const entities = new Map(
    [
      ...Array.from({ length: services }, (_, i) =>
        component(serviceName(i), serviceArn(i)),
      ),
      ...CROWDS.map(({ region }) => component(region, serviceArn(0, region))),
    ].map(entity => [stringifyEntityRef(entity), entity]),
  );
  const getEntityByRef: CatalogService['getEntityByRef'] = async ref =>
    entities.get(typeof ref === 'string' ? ref : stringifyEntityRef(ref));
  return { getEntityByRef } as CatalogService;
}

function component(name: string, arn: string): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: {
      name,
      namespace: 'default',
      annotations: { [ECS_SERVICE_ARN_ANNOTATION]: arn },
    },
    spec: { type: 'service', lifecycle: 'production', owner: 'bench' },
    relations: [{ type: RELATION_OWNED_BY, targetRef: OWNER }],
  };
}
