import { ResponseError } from '@backstage/errors';

/** Whether the entity has several services, and the request named none. */
export function isConflict(error?: Error): boolean {
  return error instanceof ResponseError && error.statusCode === 409;
}
