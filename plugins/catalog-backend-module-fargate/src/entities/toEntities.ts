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
 * Whether stacks of this kind stand for entities. The others are parts of an
 * environment or of a zone.
 *
 * @public
 */
export function hasEntities(kind: StackKind | undefined): boolean {
  return kind === 'cluster' || kind === 'dns-zone' || isApiKind(kind);
}

/**
 * The entities that a stack stands for: the environment of a cluster's stack,
 * the API and the Component of an API's stack, public or internal, the zone of a
 * DNS zone's stack. A VPC's stack, for one, is a part of its environment, and what is registered from a repository is described there:
 * both give nothing.
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
