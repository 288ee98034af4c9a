import { AwsError } from '../../../world/AwsError';

/** What ECS lists in one answer if nothing else is asked for. */
const PAGE_SIZE = 100;

/**
 * One page of a list, and the token of the next.
 *
 * @throws AwsError `InvalidParameterException` for a token that was not given out.
 */
export function page<T>(
  items: T[],
  request: { nextToken?: string; maxResults?: number },
): { items: T[]; nextToken?: string } {
  const start = request.nextToken
    ? Number(Buffer.from(request.nextToken, 'base64url').toString())
    : 0;
  if (!Number.isInteger(start)) {
    throw new AwsError('InvalidParameterException', 'Invalid token');
  }
  const end = start + (request.maxResults ?? PAGE_SIZE);
  return {
    items: items.slice(start, end),
    nextToken:
      end < items.length
        ? Buffer.from(String(end)).toString('base64url')
        : undefined,
  };
}
