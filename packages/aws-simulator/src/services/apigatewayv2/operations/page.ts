import { paginate } from '../../pagination';
import { badRequest } from '../model/refusals';

const PAGE_SIZE = 100;

/**
 * One page of a list, each item as the API shows it.
 *
 * @throws AwsError `BadRequestException`
 */
export function page<T, View>(
  all: Iterable<T>,
  { MaxResults, NextToken }: { MaxResults?: string; NextToken?: string },
  view: (item: T) => View,
): { Items: View[]; NextToken?: string } {
  const size = MaxResults === undefined ? PAGE_SIZE : Number(MaxResults);
  if (!Number.isInteger(size) || size < 1) {
    throw badRequest('Invalid maxResults parameter specified');
  }
  const { items, nextToken } = paginate([...all], NextToken, size, () =>
    badRequest('Invalid nextToken parameter specified'),
  );
  return { Items: items.map(view), NextToken: nextToken };
}
