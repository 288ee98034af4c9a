import { StackDescriptor } from '@fargate-api/backstage-plugin-fargate-api-node';
import { checkEntityRef } from '../validation/checkEntityRef';
import { checkName } from '../validation/checkName';
import { checkReadable } from '../validation/checkReadable';
import { ownerRef } from '../validation/ownerRef';

/** The input about the entity that is deployed. */
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
 * The entity in the stack's descriptor. Empty strings, which forms send for
 * untouched fields, count as absent.
 *
 * @throws InputError when the name, the owner, the system or a text is invalid.
 */
export function toEntity(input: EntityInput): StackDescriptor['entity'] {
  checkName('name', input.name);
  const namespace = input.namespace || 'default';
  checkName('namespace', namespace);
  checkReadable('title', input.title);
  checkReadable('description', input.description);
  checkReadable('lifecycle', input.lifecycle);
  if (input.system) {
    checkEntityRef(
      'system',
      input.system,
      'System',
      'is not the reference of a system, e.g. system:default/shop.',
    );
  }
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
