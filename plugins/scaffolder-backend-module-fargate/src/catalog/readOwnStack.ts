import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { ConflictError, NotFoundError } from '@backstage/errors';
import {
  describeStack,
  FargateClients,
  StackRecord,
} from '@fargate-api/backstage-plugin-fargate-api-node';
import { apiRef } from './entityRefs';

/**
 * The stack that an entity stands for, held against what the stack itself
 * says: an annotation can be written by anyone who can write a catalog file.
 *
 * @throws NotFoundError when there is no such stack.
 * @throws ConflictError when the stack is not ours, or not this entity's.
 */
export async function readOwnStack(
  clients: FargateClients,
  entity: Entity,
  stackArn: string,
  options: { signal?: AbortSignal } = {},
): Promise<StackRecord & { entityRef: string }> {
  const entityRef = stringifyEntityRef(entity);
  const stack = await describeStack(clients, stackArn, options);
  if (!stack) {
    throw new NotFoundError(
      `${entityRef} stands for a stack that target ${clients.target.name} does not have any more: ${stackArn}.`,
    );
  }
  if (!stack.managed || !stack.entityRef) {
    throw new ConflictError(
      `Stack ${stack.name} was not made by this portal (it has no tag fargate-api:managed), and is left alone.`,
    );
  }
  if (!refsOf(entity).includes(stack.entityRef)) {
    throw new ConflictError(
      `Stack ${stack.name} belongs to ${stack.entityRef} and not to ${entityRef}, and is left alone.`,
    );
  }
  return { ...stack, entityRef: stack.entityRef };
}

/** An API and the Component that provides it are one deployment. */
function refsOf(entity: Entity): string[] {
  const { name, namespace = 'default' } = entity.metadata;
  return entity.kind === 'Component'
    ? [stringifyEntityRef(entity), apiRef({ namespace, name })]
    : [stringifyEntityRef(entity)];
}
