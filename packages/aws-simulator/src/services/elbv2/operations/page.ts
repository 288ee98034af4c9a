import { AwsError } from '../../../world/AwsError';
import { paginate } from '../../pagination';

/** The default and the maximum of `PageSize`. */
const PAGE_SIZE = 400;

/** One page of a list. @throws AwsError `ValidationError` for an invalid marker */
export function page<T>(
  list: T[],
  { Marker, PageSize }: { Marker?: string; PageSize?: number },
): { items: T[]; NextMarker?: string } {
  const { items, nextToken } = paginate(
    list,
    Marker,
    PageSize ?? PAGE_SIZE,
    () => new AwsError('ValidationError', `Invalid marker '${Marker}'`),
  );
  return { items, NextMarker: nextToken };
}
