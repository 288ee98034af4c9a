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

/**
 * The owner of the API that a secret was stored for. A deletion keeps secrets, and
 * the name of a deleted API is free for everybody.
 *
 * @public
 */
export const OWNER_TAG = 'fargate-api:owner';

/**
 * The ARN of the stack that made an ECS service. Our templates set it, because
 * ECS services are the one resource that does not get CloudFormation's own tag
 * `aws:cloudformation:stack-id`.
 *
 * @see https://github.com/aws-cloudformation/cloudformation-coverage-roadmap/issues/2062
 * @public
 */
export const STACK_TAG = 'fargate-api:stack';

/**
 * When the service of a stack was last brought back to what the stack asked for,
 * although the stack itself had nothing to change.
 *
 * @public
 */
export const RESTORED_TAG = 'fargate-api:restored';
