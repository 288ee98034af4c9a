import { paginate } from '../../pagination';
import { AwsError } from '../../../world/AwsError';

const PAGE_SIZE = 100;

/** One page of a list. @throws AwsError `InvalidParameterException` for an invalid token */
export function page<T>(
  list: T[],
  { nextToken, maxResults }: { nextToken?: string; maxResults?: number },
): { items: T[]; nextToken?: string } {
  return paginate(
    list,
    nextToken,
    maxResults ?? PAGE_SIZE,
    () => new AwsError('InvalidParameterException', 'Invalid token'),
  );
}
