import { ResponseError } from '@backstage/errors';

/** Whether the backend did not find the entity, or the user may not see it. */
export function isNotFound(error?: Error): boolean {
  return error instanceof ResponseError && error.statusCode === 404;
}
