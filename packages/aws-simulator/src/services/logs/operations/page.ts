import { AwsError } from '../../../world/AwsError';
import { Page, paginate } from '../../pagination';

/** One page of a list. @throws AwsError `InvalidParameterException` for an invalid token */
export function page<T>(
  list: T[],
  limit: number,
  token: string | undefined,
): Page<T> {
  return paginate(
    list,
    token,
    limit,
    () =>
      new AwsError(
        'InvalidParameterException',
        'The specified nextToken is invalid.',
      ),
  );
}
