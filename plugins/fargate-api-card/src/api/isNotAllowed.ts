import { ResponseError } from '@backstage/errors';

/** Whether the backend refused a request because the user lacks a permission. */
export function isNotAllowed(error?: Error): boolean {
  return error instanceof ResponseError && error.statusCode === 403;
}
