import { AwsError } from '../../../world/AwsError';
import { Page, paginate } from '../../pagination';

/** One page of a list. @throws AwsError `InvalidNextToken` */
export function page<T>(
  list: T[],
  request: { NextToken?: string; MaxResults?: number },
  size: number,
): Page<T> {
  return paginate(
    list,
    request.NextToken,
    request.MaxResults ?? size,
    () => new AwsError('InvalidNextToken', 'The specified token is not valid.'),
  );
}
