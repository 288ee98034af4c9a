import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { AwsEndpoint } from '../console';
import { StackDescriptor, StackRecord } from '../stack';
import { apiLinks } from './apiLinks';
import { DEFAULT_LIFECYCLE } from './defaultLifecycle';
import { metadataOf } from './metadataOf';

/** Returns the Component that provides the API of a stack. */
export function componentEntity(
  stack: StackRecord,
  descriptor: StackDescriptor,
  target: AwsEndpoint,
): Entity {
  const { namespace, name, lifecycle, owner, system } = descriptor.entity;
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: {
      ...metadataOf(stack, descriptor),
      links: apiLinks(stack, target),
    },
    spec: {
      type: 'service',
      lifecycle: lifecycle ?? DEFAULT_LIFECYCLE,
      owner,
      ...(system && { system }),
      providesApis: [stringifyEntityRef({ kind: 'api', namespace, name })],
      ...(descriptor.environment && { dependsOn: [descriptor.environment] }),
    },
  };
}
