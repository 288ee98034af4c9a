import { AwsError } from '../../../world/AwsError';
import { paginate } from '../../pagination';

const SMALLEST_PAGE = 5;

/**
 * One page of a list: everything, unless the request limits it.
 *
 * @throws AwsError `InvalidParameterValue`, `InvalidNextToken`
 */
export function page<T>(
  list: T[],
  { MaxResults, NextToken }: { MaxResults?: number; NextToken?: string },
): { items: T[]; NextToken?: string } {
  if (MaxResults !== undefined && MaxResults < SMALLEST_PAGE) {
    throw new AwsError(
      'InvalidParameterValue',
      `Value ( ${MaxResults} ) for parameter maxResults is invalid. Expecting a value greater than ${SMALLEST_PAGE}.`,
    );
  }
  const { items, nextToken } = paginate(
    list,
    NextToken,
    MaxResults ?? list.length,
    () => new AwsError('InvalidNextToken', 'The token is invalid.'),
  );
  return { items, NextToken: nextToken };
}
