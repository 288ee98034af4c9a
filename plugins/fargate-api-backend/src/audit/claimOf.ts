import { Entity } from '@backstage/catalog-model';
import { STACK_ARN_ANNOTATION } from '@fargate-api/backstage-plugin-fargate-api-common';
import { JsonObject } from '@backstage/types';

/** What an entity says is its own in AWS, for the record of an attempt. */
export function claimOf({ metadata }: Entity): JsonObject {
  const stack = metadata.annotations?.[STACK_ARN_ANNOTATION];
  return stack ? { stack } : {};
}
