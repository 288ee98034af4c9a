import { Entity } from '@backstage/catalog-model';
import {
  StackDescriptor,
  StackRecord,
} from '@fargate-api/backstage-plugin-fargate-api-node';
import { apiEntity } from './apiEntity';
import { componentEntity } from './componentEntity';
import { environmentEntity } from './environmentEntity';

/**
 * The entities that a stack stands for: the environment of a cluster's stack,
 * the API and the Component of an API's stack. A VPC's stack is a part of its
 * environment, and what is registered from a repository is described there:
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
    case 'public-api':
      return [apiEntity(stack, descriptor), componentEntity(stack, descriptor)];
    default:
      return [];
  }
}
