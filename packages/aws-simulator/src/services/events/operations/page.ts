import { paginate } from '../../pagination';
import { invalid } from '../model/invalid';

const PAGE_SIZE = 100;

/** One page of a list. */
export function page<T>(
  list: T[],
  { Limit, NextToken: token }: { Limit?: number; NextToken?: string },
) {
  const { items, nextToken } = paginate(list, token, Limit ?? PAGE_SIZE, () =>
    invalid('Invalid NextToken value.'),
  );
  return { items, NextToken: nextToken };
}
