import { Page, paginate } from '../../pagination';
import { validationError } from '../model/validationError';

/** How many events are on a page. AWS limits a page to 1 MB instead. */
export const EVENTS_PER_PAGE = 100;

/** One page of a list. @throws AwsError `ValidationError` for an invalid token */
export function page<T>(
  list: T[],
  token: string | undefined,
  size: number,
): Page<T> {
  return paginate(list, token, size, () =>
    validationError('NextToken is invalid.'),
  );
}
