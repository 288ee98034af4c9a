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

/**
 * Who deployed a revision of a task definition: the reference of a user, or the name
 * that a pipeline gives; see `deployerTag`. Like the tags below it is on the task definition, whose
 * revisions keep theirs.
 *
 * @public
 */
export const DEPLOYED_BY_TAG = 'fargate-api:deployed-by';

/**
 * The ID of the scaffolder task that deployed a revision.
 *
 * @public
 */
export const DEPLOYED_TASK_TAG = 'fargate-api:task';

/**
 * The SHA of the commit that a revision was built from.
 *
 * @public
 */
export const COMMIT_TAG = 'fargate-api:commit';

/**
 * The URL of the run of a pipeline that deployed a revision.
 *
 * @public
 */
export const RUN_TAG = 'fargate-api:run';

/**
 * The number of the revision that a revision restores.
 *
 * @public
 */
export const ROLLED_BACK_TO_TAG = 'fargate-api:rolled-back-to';

/**
 * That pipelines are not to deploy an API, on its service: since when, a space, and
 * who says so.
 *
 * @public
 */
export const HOLD_TAG = 'fargate-api:hold';

/**
 * The stack of the API that a stack previews, for a pull request. The roles of
 * `delivery.yml` require it.
 *
 * @public
 */
export const PREVIEW_TAG = 'fargate-api:preview-of';

/**
 * Who applies changes of an API, on its stack: the URL of the repository whose pipeline
 * does, or `portal`. A stack without it is the portal's.
 *
 * @public
 */
export const APPLIED_BY_TAG = 'fargate-api:applied-by';
