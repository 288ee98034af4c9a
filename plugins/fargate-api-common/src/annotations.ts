import { Entity } from '@backstage/catalog-model';

/**
 * The ARN of the CloudFormation stack that a catalog entity stands for: the
 * service's stack on an API or a Component, the cluster's stack on an
 * environment.
 *
 * @public
 */
export const STACK_ARN_ANNOTATION = 'fargate-api/stack-arn';

/**
 * The ARN of an ECS service, under the name that AWS's own ECS plugin reads,
 * so that entities annotated for either plugin work with both.
 *
 * @public
 */
export const ECS_SERVICE_ARN_ANNOTATION =
  'aws.amazon.com/amazon-ecs-service-arn';

/**
 * `spec.type` of the Resource entity that stands for a network and a cluster.
 *
 * @public
 */
export const ENVIRONMENT_TYPE = 'fargate-environment';

/**
 * `spec.type` of the Resource entity that stands for a hosted zone in which
 * internal APIs get their names.
 *
 * @public
 */
export const DNS_ZONE_TYPE = 'fargate-dns-zone';

/**
 * Whether an entity is tied to an ECS service, and so can show its status.
 *
 * @public
 */
export function isFargateApi(entity: Entity): boolean {
  const annotations = entity.metadata.annotations ?? {};
  return (
    !isFargateEnvironment(entity) &&
    !isFargateDnsZone(entity) &&
    Boolean(
      annotations[STACK_ARN_ANNOTATION] ??
        annotations[ECS_SERVICE_ARN_ANNOTATION],
    )
  );
}

/**
 * Whether an entity is an environment: a Resource of type `fargate-environment`.
 *
 * @public
 */
export function isFargateEnvironment(entity: Entity): boolean {
  return entity.kind === 'Resource' && entity.spec?.type === ENVIRONMENT_TYPE;
}

/**
 * Whether an entity is a zone for internal APIs: a Resource of type
 * `fargate-dns-zone`.
 *
 * @public
 */
export function isFargateDnsZone(entity: Entity): boolean {
  return entity.kind === 'Resource' && entity.spec?.type === DNS_ZONE_TYPE;
}
