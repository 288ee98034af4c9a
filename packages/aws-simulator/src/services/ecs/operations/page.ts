import { AwsError } from '../../../world/AwsError';
import { Page, paginate } from '../../pagination';

const PAGE_SIZE = 100;

/** One page of a list. @throws AwsError `InvalidParameterException` for an invalid token */
export function page<T>(
  list: T[],
  request: { nextToken?: string; maxResults?: number },
): Page<T> {
  return paginate(
    list,
    request.nextToken,
    request.maxResults ?? PAGE_SIZE,
    () => new AwsError('InvalidParameterException', 'Invalid token'),
  );
}
