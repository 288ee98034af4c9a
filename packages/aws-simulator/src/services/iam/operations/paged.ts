const DEFAULT_PAGE = 100;

/** One page of a list, with IAM's words for whether there is more. */
export function paged<T>(
  items: T[],
  { Marker, MaxItems = DEFAULT_PAGE }: { Marker?: string; MaxItems?: number },
): { page: T[]; IsTruncated: boolean; Marker?: string } {
  const start = Marker ? Number(Buffer.from(Marker, 'base64url')) : 0;
  const end = start + MaxItems;
  const IsTruncated = end < items.length;
  return {
    page: items.slice(start, end),
    IsTruncated,
    Marker: IsTruncated
      ? Buffer.from(String(end)).toString('base64url')
      : undefined,
  };
}
