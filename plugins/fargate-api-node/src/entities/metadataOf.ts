import {
  ANNOTATION_LOCATION,
  ANNOTATION_ORIGIN_LOCATION,
  EntityMeta,
} from '@backstage/catalog-model';
import {
  ECS_SERVICE_ARN_ANNOTATION,
  plainText,
  STACK_ARN_ANNOTATION,
} from '@fargate-api/backstage-plugin-fargate-api-common';
import { StackDescriptor, StackRecord } from '../stack';

/** Longer ones break the pages of the catalog. */
const MAX_TITLE_LENGTH = 200;
const MAX_DESCRIPTION_LENGTH = 2_000;

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
    ...(title && { title: plainText(title, MAX_TITLE_LENGTH) }),
    ...(description && {
      description: plainText(description, MAX_DESCRIPTION_LENGTH),
    }),
    ...(tags?.length && { tags }),
    annotations: {
      [ANNOTATION_LOCATION]: location,
      [ANNOTATION_ORIGIN_LOCATION]: location,
      [STACK_ARN_ANNOTATION]: stack.arn,
      ...(serviceArn && { [ECS_SERVICE_ARN_ANNOTATION]: serviceArn }),
    },
  };
}
