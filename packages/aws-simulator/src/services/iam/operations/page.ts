import { AwsError } from '../../../world/AwsError';
import { paginate } from '../../pagination';

const PAGE_SIZE = 100;

/** One page of a list. @throws AwsError `ValidationError` for an invalid marker */
export function page<T>(
  list: T[],
  { Marker, MaxItems = PAGE_SIZE }: { Marker?: string; MaxItems?: number },
): { items: T[]; IsTruncated: boolean; Marker?: string } {
  const { items, nextToken } = paginate(
    list,
    Marker,
    MaxItems,
    () => new AwsError('ValidationError', `Invalid Marker: ${Marker}`),
  );
  return { items, IsTruncated: nextToken !== undefined, Marker: nextToken };
}
