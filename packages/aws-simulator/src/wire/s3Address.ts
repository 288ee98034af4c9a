/** What an address of S3 means. */
export interface S3Address {
  bucket: string;
  /** Empty for the bucket itself. */
  key: string;
}

/** A host whose first label is the bucket's name, as S3's own or a local one. */
const BUCKET_HOST =
  /^(.+?)\.(?:s3[.-][a-z0-9.-]*amazonaws\.com(?:\.cn)?|localhost)$/;

/**
 * Reads an address in either of S3's styles: `s3.amazonaws.com/bucket/key` or
 * `bucket.s3.amazonaws.com/key`.
 *
 * @param host - without a port
 * @throws URIError for a path that does not decode
 */
export function s3Address(host: string, pathname: string): S3Address {
  const path = pathname.slice(1);
  const named = BUCKET_HOST.exec(host)?.[1];
  if (named) {
    return { bucket: named, key: decodeURIComponent(path) };
  }
  const slash = path.indexOf('/');
  return slash < 0
    ? { bucket: decodeURIComponent(path), key: '' }
    : {
        bucket: decodeURIComponent(path.slice(0, slash)),
        key: decodeURIComponent(path.slice(slash + 1)),
      };
}
