import { AwsError } from '../../../world/AwsError';

const SMALLEST_PAGE = 5;

/** One page of a list, and the token of the next. */
export function paged<T>(
  items: T[],
  input: { MaxResults?: number; NextToken?: string },
): { page: T[]; NextToken?: string } {
  const { MaxResults, NextToken } = input;
  if (MaxResults !== undefined && MaxResults < SMALLEST_PAGE) {
    throw new AwsError(
      'InvalidParameterValue',
      `Value ( ${MaxResults} ) for parameter maxResults is invalid. Expecting a value greater than ${SMALLEST_PAGE}.`,
    );
  }
  const start = NextToken ? offsetOf(NextToken) : 0;
  const end = start + (MaxResults ?? items.length);
  return {
    page: items.slice(start, end),
    NextToken:
      end < items.length
        ? Buffer.from(String(end)).toString('base64url')
        : undefined,
  };
}

function offsetOf(token: string): number {
  const offset = Buffer.from(token, 'base64url').toString();
  if (!/^\d+$/.test(offset)) {
    throw new AwsError('InvalidNextToken', 'The token is invalid.');
  }
  return Number(offset);
}
