import { validationError } from '../model/validationError';

/**
 * One page of a list.
 *
 * @throws AwsError `ValidationError` for a token that no page gave
 */
export function page<T>(
  items: T[],
  token: string | undefined,
  size: number,
): { items: T[]; nextToken?: string } {
  const start =
    token === undefined
      ? 0
      : Number(Buffer.from(token, 'base64url').toString());
  if (!Number.isInteger(start) || start < 0) {
    throw validationError('NextToken is invalid.');
  }
  const end = start + size;
  return {
    items: items.slice(start, end),
    nextToken:
      end < items.length
        ? Buffer.from(String(end)).toString('base64url')
        : undefined,
  };
}
