import { StackDescriptor } from '@fargate-api/backstage-plugin-fargate-api-node';
import { checkName } from '../validation/checkName';
import { ownerRef } from '../validation/ownerRef';

/** What a person says of the entity that is deployed. */
export interface EntityInput {
  name: string;
  owner: string;
  namespace?: string;
  title?: string;
  description?: string;
  system?: string;
  lifecycle?: string;
  tags?: string[];
}

/**
 * The catalog's side of a stack. Empty texts, which forms send for fields left
 * alone, count as absent.
 *
 * @throws InputError when name or owner cannot be used.
 */
export function toEntity(input: EntityInput): StackDescriptor['entity'] {
  checkName(input.name);
  const namespace = input.namespace || 'default';
  checkName(namespace);
  return {
    namespace,
    name: input.name,
    owner: ownerRef(input.owner),
    title: input.title || undefined,
    description: input.description || undefined,
    system: input.system || undefined,
    lifecycle: input.lifecycle || undefined,
    tags: input.tags?.length ? input.tags : undefined,
  };
}
