import type { Failure } from '@aws-sdk/client-ecs';

/** The entry of `failures` for a resource that does not exist. */
export function missing(arn: string): Failure {
  return { arn, reason: 'MISSING' };
}
