import { Entity } from '@backstage/catalog-model';

/** A Component with annotations and relations. */
export function component(
  name: string,
  annotations: Record<string, string> = {},
  relations: Entity['relations'] = [],
): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: { name, namespace: 'default', annotations },
    spec: { type: 'service', lifecycle: 'production', owner: 'team-a' },
    relations,
  };
}
