import { AwsError } from '../../../world/AwsError';
import { paginate } from '../../pagination';

const PAGE_SIZE = 100;

/** One page of a list. */
export function page<T>(
  list: T[],
  { MaxResults, NextToken: token }: { MaxResults?: number; NextToken?: string },
) {
  const { items, nextToken } = paginate(
    list,
    token,
    MaxResults ?? PAGE_SIZE,
    () =>
      // The text is from memory.
      new AwsError(
        'InvalidPaginationTokenException',
        'Invalid NextToken value.',
      ),
  );
  return { items, NextToken: nextToken };
}
