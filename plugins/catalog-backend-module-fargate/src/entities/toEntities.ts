import { Entity } from '@backstage/catalog-model';
import {
  isApiKind,
  StackDescriptor,
  StackKind,
  StackRecord,
} from '@fargate-api/backstage-plugin-fargate-api-node';
import { apiEntity } from './apiEntity';
import { componentEntity } from './componentEntity';
import { dnsZoneEntity } from './dnsZoneEntity';
import { environmentEntity } from './environmentEntity';

/**
 * Whether a stack of this kind has entities. Other stacks belong to an
 * environment or a DNS zone.
 */
export function hasEntities(kind: StackKind | undefined): boolean {
  return kind === 'cluster' || kind === 'dns-zone' || isApiKind(kind);
}

/**
 * Returns the entities of a stack: the environment of a cluster's stack, the
 * API and the Component of an API's stack, or the Resource of a DNS zone's
 * stack. Returns none for other stacks, and for an API that is registered
 * from a repository.
 *
 * @public
 */
export function toEntities(
  stack: StackRecord,
  descriptor: StackDescriptor,
): Entity[] {
  if (descriptor.catalogInfoUrl) {
    return [];
  }
  switch (stack.kind) {
    case 'cluster':
      return [environmentEntity(stack, descriptor)];
    case 'dns-zone':
      return [dnsZoneEntity(stack, descriptor)];
    case 'public-api':
    case 'internal-api':
      return [apiEntity(stack, descriptor), componentEntity(stack, descriptor)];
    default:
      return [];
  }
}
