import { ResponseError } from '@backstage/errors';

/** Whether the backend refused because the user may not. */
export function isNotAllowed(error?: Error): boolean {
  return error instanceof ResponseError && error.statusCode === 403;
}
