import { AwsError } from '../../../world/AwsError';
import { requireBetween } from '../../constraints';

/** What ELB lists at most in one answer, and if nothing else is asked for. */
const PAGE_SIZE = 400;

/**
 * One page of a list, and the marker of the next.
 *
 * @throws AwsError `ValidationError` for a marker that was not given out.
 */
export function page<T>(
  items: T[],
  request: { Marker?: string; PageSize?: number },
): { items: T[]; NextMarker?: string } {
  requireBetween('pageSize', request.PageSize, 1, PAGE_SIZE);
  const start = request.Marker
    ? Number(Buffer.from(request.Marker, 'base64url').toString())
    : 0;
  if (!Number.isInteger(start)) {
    throw new AwsError('ValidationError', `Invalid marker '${request.Marker}'`);
  }
  const end = start + (request.PageSize ?? PAGE_SIZE);
  return {
    items: items.slice(start, end),
    NextMarker:
      end < items.length
        ? Buffer.from(String(end)).toString('base64url')
        : undefined,
  };
}
