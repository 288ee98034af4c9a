import { Entity } from '@backstage/catalog-model';
import { AwsEndpoint } from '../console';
import { StackDescriptor, StackRecord } from '../stack';
import { apiLinks } from './apiLinks';
import { definitionOf } from './definitionOf';
import { DEFAULT_LIFECYCLE } from './defaultLifecycle';
import { metadataOf } from './metadataOf';

/** Returns the API entity of an API's stack. */
export function apiEntity(
  stack: StackRecord,
  descriptor: StackDescriptor,
  target: AwsEndpoint,
): Entity {
  const { lifecycle, owner, system } = descriptor.entity;
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'API',
    metadata: {
      ...metadataOf(stack, descriptor),
      links: apiLinks(stack, target),
    },
    spec: {
      type: 'openapi',
      lifecycle: lifecycle ?? DEFAULT_LIFECYCLE,
      owner,
      ...(system && { system }),
      definition: definitionOf(stack, descriptor),
    },
  };
}
