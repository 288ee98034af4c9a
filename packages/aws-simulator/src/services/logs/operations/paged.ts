import { AwsError } from '../../../world/AwsError';

/** One page of a list, and the token of the next. */
export function paged<T>(
  items: T[],
  limit: number,
  nextToken?: string,
): { page: T[]; nextToken?: string } {
  const start = nextToken ? offsetOf(nextToken) : 0;
  const end = start + limit;
  return {
    page: items.slice(start, end),
    nextToken:
      end < items.length
        ? Buffer.from(String(end)).toString('base64url')
        : undefined,
  };
}

function offsetOf(token: string): number {
  const offset = Buffer.from(token, 'base64url').toString();
  if (!/^\d+$/.test(offset)) {
    throw new AwsError(
      'InvalidParameterException',
      'The specified nextToken is invalid.',
    );
  }
  return Number(offset);
}
