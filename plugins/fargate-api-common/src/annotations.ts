import { Entity } from '@backstage/catalog-model';

/**
 * The ARN of the CloudFormation stack of a catalog entity: that of the service
 * for an API or Component, that of the cluster for an environment.
 *
 * @public
 */
export const STACK_ARN_ANNOTATION = 'fargate-api/stack-arn';

/**
 * The ARN of an ECS service. AWS's own ECS plugin reads the same annotation, so
 * that entities work with both plugins.
 *
 * @public
 */
export const ECS_SERVICE_ARN_ANNOTATION =
  'aws.amazon.com/amazon-ecs-service-arn';

/**
 * The tags that ECS services of an entity have, such as
 * `component=shop,environment=prod`. AWS's own ECS plugin reads the same annotation.
 *
 * @public
 */
export const ECS_SERVICE_TAGS_ANNOTATION =
  'aws.amazon.com/amazon-ecs-service-tags';

/**
 * `spec.type` of the Resource entity of an environment: a VPC and a cluster.
 *
 * @public
 */
export const ENVIRONMENT_TYPE = 'fargate-environment';

/**
 * `spec.type` of the Resource entity of a hosted zone for internal APIs.
 *
 * @public
 */
export const DNS_ZONE_TYPE = 'fargate-dns-zone';

/**
 * Whether an entity has the annotation of an ECS service, its tags or its stack, so that
 * its status can be shown.
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
        annotations[ECS_SERVICE_ARN_ANNOTATION] ??
        annotations[ECS_SERVICE_TAGS_ANNOTATION],
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
 * Whether an entity is a hosted zone for internal APIs: a Resource of type
 * `fargate-dns-zone`.
 *
 * @public
 */
export function isFargateDnsZone(entity: Entity): boolean {
  return entity.kind === 'Resource' && entity.spec?.type === DNS_ZONE_TYPE;
}
