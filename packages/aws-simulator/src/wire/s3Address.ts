/** The bucket and the key of an S3 URL. */
export interface S3Address {
  bucket: string;
  /** Empty for the bucket itself. */
  key: string;
}

/** A virtual-hosted-style host: the first label is the name of the bucket. */
const BUCKET_HOST =
  /^(.+?)\.(?:s3[.-][a-z0-9.-]*amazonaws\.com(?:\.cn)?|localhost)$/;

/**
 * Parses a path-style (`s3.amazonaws.com/bucket/key`) or virtual-hosted-style
 * (`bucket.s3.amazonaws.com/key`) URL.
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
