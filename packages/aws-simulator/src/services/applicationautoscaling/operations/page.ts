import { AwsError } from '../../../world/AwsError';
import { paginate } from '../../pagination';

/** One page of a list. @throws AwsError `InvalidNextTokenException` */
export function page<T>(
  list: T[],
  { NextToken, MaxResults }: { NextToken?: string; MaxResults?: number },
  defaultSize: number,
): { items: T[]; NextToken?: string } {
  const { items, nextToken } = paginate(
    list,
    NextToken,
    MaxResults ?? defaultSize,
    () =>
      new AwsError(
        'InvalidNextTokenException',
        'The next token supplied was invalid',
      ),
  );
  return { items, NextToken: nextToken };
}
