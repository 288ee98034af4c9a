import { paginate } from '../../pagination';
import { invalid } from '../model/refusals';

const PAGE_SIZE = 100;

/** One page of a list. */
export function page<T>(list: T[], token: string | undefined) {
  const { items, nextToken } = paginate(list, token, PAGE_SIZE, () =>
    invalid('NextToken'),
  );
  return { items, NextToken: nextToken };
}
