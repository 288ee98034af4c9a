import { ANNOTATION_LOCATION, Entity } from '@backstage/catalog-model';
import {
  ENVIRONMENT_TYPE,
  STACK_ARN_ANNOTATION,
} from '@fargate-api/backstage-plugin-fargate-api-common';

/** A Component with annotations and relations. With a stack, it comes from the entity provider unless the annotations say where it comes from. */
export function component(
  name: string,
  annotations: Record<string, string> = {},
  relations: Entity['relations'] = [],
): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: {
      name,
      namespace: 'default',
      annotations: {
        ...locatedAt(annotations[STACK_ARN_ANNOTATION]),
        ...annotations,
      },
    },
    spec: { type: 'service', lifecycle: 'production', owner: 'team-a' },
    relations,
  };
}

/** The environment `dev` as the entity provider returns it for a stack. */
export function environment(stackArn: string): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Resource',
    metadata: {
      name: 'dev',
      namespace: 'default',
      annotations: {
        ...locatedAt(stackArn),
        [STACK_ARN_ANNOTATION]: stackArn,
      },
    },
    spec: { type: ENVIRONMENT_TYPE, owner: 'ops' },
  };
}

/** The annotation of an entity from the entity provider. */
export function locatedAt(
  stackArn: string | undefined,
): Record<string, string> {
  return stackArn ? { [ANNOTATION_LOCATION]: `fargate-api:${stackArn}` } : {};
}
