import { AwsError } from '../../../world/AwsError';
import { Page, paginate } from '../../pagination';

const PAGE_SIZE = 100;

/** One page of a list. @throws AwsError `InvalidNextTokenException` */
export function page<T>(
  list: T[],
  request: { NextToken?: string; MaxResults?: number },
): Page<T> {
  return paginate(
    list,
    request.NextToken,
    request.MaxResults ?? PAGE_SIZE,
    () => new AwsError('InvalidNextTokenException', 'Invalid token'),
  );
}
