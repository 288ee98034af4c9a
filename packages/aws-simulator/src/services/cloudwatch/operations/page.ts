import { AwsError } from '../../../world/AwsError';
import { Page, paginate } from '../../pagination';

/** One page of a list. @throws AwsError `InvalidNextToken` */
export function page<T>(
  list: T[],
  request: { NextToken?: string; MaxRecords?: number },
): Page<T> {
  return paginate(
    list,
    request.NextToken,
    request.MaxRecords ?? 100,
    () => new AwsError('InvalidNextToken', 'Invalid nextToken'),
  );
}
