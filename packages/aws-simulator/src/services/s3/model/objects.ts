import { createHash } from 'node:crypto';
import { World } from '../../../world/World';
import { Bucket, ObjectVersion } from './S3';

/** The version of an object in a bucket that is not versioned. */
const NULL_VERSION = 'null';

/** Stores an object; in a versioned bucket beside its earlier versions. */
export function putObject(
  world: World,
  bucket: Bucket,
  {
    key,
    body,
    contentType,
  }: { key: string; body: Buffer; contentType: string },
): ObjectVersion {
  const etag = `"${createHash('md5').update(body).digest('hex')}"`;
  const lastModified = world.now();
  return addVersion(world, bucket, {
    key,
    lastModified,
    object: { body, etag, contentType, lastModified },
  });
}

/**
 * Deletes an object: the version that is named, or else in a versioned bucket by
 * a delete marker. Does nothing if there is none.
 *
 * @returns the delete marker, or the version that was deleted
 */
export function deleteObject(
  world: World,
  bucket: Bucket,
  key: string,
  versionId?: string,
): ObjectVersion | undefined {
  if (versionId !== undefined) {
    const found = bucket.versions.find(
      one => one.key === key && one.versionId === versionId,
    );
    bucket.versions = bucket.versions.filter(one => one !== found);
    return found;
  }
  if (bucket.versioning) {
    return addVersion(world, bucket, { key, lastModified: world.now() });
  }
  bucket.versions = bucket.versions.filter(one => one.key !== key);
  return undefined;
}

function addVersion(
  { ids }: World,
  bucket: Bucket,
  version: Omit<ObjectVersion, 'versionId'>,
): ObjectVersion {
  const versionId =
    bucket.versioning === 'Enabled' ? ids.mixed(32) : NULL_VERSION;
  const added = { ...version, versionId };
  bucket.versions = [
    ...bucket.versions.filter(
      one =>
        one.key !== version.key ||
        versionId !== NULL_VERSION ||
        one.versionId !== NULL_VERSION,
    ),
    added,
  ];
  return added;
}
