import {
  ANNOTATION_LOCATION,
  ANNOTATION_ORIGIN_LOCATION,
  EntityMeta,
} from '@backstage/catalog-model';
import {
  ECS_SERVICE_ARN_ANNOTATION,
  STACK_ARN_ANNOTATION,
} from '@fargate-api/backstage-plugin-fargate-api-common';
import { StackDescriptor, StackRecord } from '../stack';

/** Returns the metadata that all entities of a stack have in common. */
export function metadataOf(
  stack: StackRecord,
  descriptor: StackDescriptor,
): EntityMeta {
  const { namespace, name, title, description, tags } = descriptor.entity;
  const location = `fargate-api:${stack.arn}`;
  const serviceArn = stack.outputs.ServiceArn;
  return {
    namespace,
    name,
    ...(title && { title }),
    ...(description && { description }),
    ...(tags?.length && { tags }),
    annotations: {
      [ANNOTATION_LOCATION]: location,
      [ANNOTATION_ORIGIN_LOCATION]: location,
      [STACK_ARN_ANNOTATION]: stack.arn,
      ...(serviceArn && { [ECS_SERVICE_ARN_ANNOTATION]: serviceArn }),
    },
  };
}
