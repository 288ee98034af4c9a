import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { ConflictError, NotFoundError } from '@backstage/errors';
import {
  describeStack,
  FargateClients,
  StackRecord,
} from '@fargate-api/backstage-plugin-fargate-api-node';
import { apiRef } from './entityRefs';

/**
 * The stack of an entity. It must name the entity itself, because anyone who
 * can write a catalog file can write the annotation.
 *
 * @throws NotFoundError when the stack does not exist.
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
      `The stack of ${entityRef} does not exist any more in target ${clients.target.name}: ${stackArn}.`,
    );
  }
  if (!stack.managed || !stack.entityRef) {
    throw new ConflictError(
      `Stack ${stack.name} was not created by this portal (no tag fargate-api:managed), so it was not changed.`,
    );
  }
  if (!refsOf(entity).includes(stack.entityRef)) {
    throw new ConflictError(
      `Stack ${stack.name} belongs to ${stack.entityRef} and not to ${entityRef}, so it was not changed.`,
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
