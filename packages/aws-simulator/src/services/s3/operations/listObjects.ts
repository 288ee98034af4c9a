import type {
  ListObjectsV2Output,
  ListObjectsV2Request,
  ListObjectVersionsOutput,
  ListObjectVersionsRequest,
} from '@aws-sdk/client-s3';
import { AwsError } from '../../../world/AwsError';
import { pageFrom } from '../../pagination';
import { CallContext } from '../../ServiceDefinition';
import { byKey, currentObjects, S3 } from '../model/S3';

const MOST_KEYS = 1000;

/** ListObjectsV2, in the order of the keys. */
export function ListObjectsV2(
  { account }: CallContext,
  {
    Bucket = '',
    Prefix = '',
    Delimiter,
    StartAfter = '',
    ContinuationToken,
    MaxKeys = MOST_KEYS,
  }: ListObjectsV2Request,
): ListObjectsV2Output {
  const bucket = account.service(S3).bucket(Bucket);
  if (MaxKeys < 0) {
    throw new AwsError(
      'InvalidArgument',
      'Argument maxKeys must be an integer between 0 and 2147483647',
    );
  }
  const objects = currentObjects(bucket).filter(({ key }) =>
    key.startsWith(Prefix),
  );
  const entries = new Map<string, (typeof objects)[number] | undefined>();
  for (const object of objects) {
    const folder = folderOf(object.key, Prefix, Delimiter);
    entries.set(folder ?? object.key, folder ? undefined : object);
  }
  const after = ContinuationToken
    ? Buffer.from(ContinuationToken, 'base64url').toString()
    : StartAfter;
  const names = [...entries.keys()];
  const start = names.findIndex(name => name > after);
  const { items, next } = pageFrom(
    names,
    start < 0 ? names.length : start,
    Math.min(MaxKeys, MOST_KEYS),
  );
  // Nothing is cut off of a page on which nothing was to be.
  const last = next === undefined ? undefined : items.at(-1);
  return {
    Name: Bucket,
    Prefix,
    Delimiter,
    MaxKeys,
    KeyCount: items.length,
    IsTruncated: last !== undefined,
    ContinuationToken,
    NextContinuationToken: last && Buffer.from(last).toString('base64url'),
    Contents: items.flatMap(name => {
      const found = entries.get(name);
      return found
        ? [
            {
              Key: found.key,
              ETag: found.object.etag,
              LastModified: found.lastModified,
              Size: found.object.body.length,
              StorageClass: 'STANDARD' as const,
            },
          ]
        : [];
    }),
    CommonPrefixes: items
      .filter(name => !entries.get(name))
      .map(name => ({ Prefix: name })),
  };
}

/** ListObjectVersions, the latest first; all on one page. */
export function ListObjectVersions(
  { account }: CallContext,
  { Bucket = '', Prefix = '' }: ListObjectVersionsRequest,
): ListObjectVersionsOutput {
  const { versions } = account.service(S3).bucket(Bucket);
  const latest = new Map(versions.map(version => [version.key, version]));
  const shown = versions
    .filter(({ key }) => key.startsWith(Prefix))
    .reverse()
    .sort(byKey)
    .map(version => ({
      version,
      view: {
        Key: version.key,
        VersionId: version.versionId,
        IsLatest: latest.get(version.key) === version,
        LastModified: version.lastModified,
      },
    }));
  return {
    Name: Bucket,
    Prefix,
    MaxKeys: MOST_KEYS,
    IsTruncated: false,
    Versions: shown.flatMap(({ version: { object }, view }) =>
      object
        ? [
            {
              ...view,
              ETag: object.etag,
              Size: object.body.length,
              StorageClass: 'STANDARD' as const,
            },
          ]
        : [],
    ),
    DeleteMarkers: shown.flatMap(({ version, view }) =>
      version.object ? [] : [view],
    ),
  };
}

/** The part of a key up to the delimiter, if it has one after the prefix. */
function folderOf(
  key: string,
  prefix: string,
  delimiter: string | undefined,
): string | undefined {
  const end = delimiter ? key.indexOf(delimiter, prefix.length) : -1;
  return end < 0 ? undefined : key.slice(0, end + delimiter!.length);
}
