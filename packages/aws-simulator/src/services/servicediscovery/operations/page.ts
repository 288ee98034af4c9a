import { AwsError } from '../../../world/AwsError';
import { paginate } from '../../pagination';

const PAGE_SIZE = 100;

/** One page of a list. @throws AwsError `InvalidInput` for a token that it did not issue */
export function page<T>(
  list: T[],
  { NextToken, MaxResults }: { NextToken?: string; MaxResults?: number },
): { items: T[]; NextToken?: string } {
  const { items, nextToken } = paginate(
    list,
    NextToken,
    MaxResults ?? PAGE_SIZE,
    () => new AwsError('InvalidInput', 'Invalid nextToken'),
  );
  return { items, NextToken: nextToken };
}
