/**
 * What a stack of ours makes; also the name of its template.
 *
 * @public
 */
export type StackKind = 'vpc' | 'cluster' | 'public-api';

/**
 * The resource of each template whose `Metadata` carries the descriptor.
 *
 * @public
 */
export const DESCRIPTOR_RESOURCE: Readonly<Record<StackKind, string>> = {
  vpc: 'Vpc',
  cluster: 'ECSCluster',
  'public-api': 'Service',
};

/**
 * Marks a stack as ours.
 *
 * @public
 */
export const MANAGED_TAG = 'fargate-api:managed';

/**
 * The {@link StackKind} of a stack.
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

/**
 * Whether a text names a kind of stack.
 *
 * @public
 */
export function isStackKind(text: string | undefined): text is StackKind {
  return text !== undefined && Object.hasOwn(DESCRIPTOR_RESOURCE, text);
}
