/**
 * Marks a stack as ours.
 *
 * @public
 */
export const MANAGED_TAG = 'fargate-api:managed';

/**
 * The kind of a stack, a `StackKind`.
 *
 * @public
 */
export const KIND_TAG = 'fargate-api:kind';

/**
 * The reference of the entity that a stack belongs to.
 *
 * @public
 */
export const ENTITY_TAG = 'fargate-api:entity';
