import type {
  DeleteObjectOutput,
  DeleteObjectRequest,
  DeleteObjectsOutput,
  DeleteObjectsRequest,
  GetObjectRequest,
  HeadObjectOutput,
  HeadObjectRequest,
  PutObjectOutput,
  PutObjectRequest,
} from '@aws-sdk/client-s3';
import { CallContext } from '../../ServiceDefinition';
import { deleteObject, putObject } from '../model/objects';
import { Bucket, ObjectVersion, S3, StoredObject } from '../model/S3';

/** PutObject. */
export function PutObject(
  { account, world }: CallContext,
  {
    Bucket: name = '',
    Key = '',
    Body,
    ContentType = 'binary/octet-stream',
  }: Omit<PutObjectRequest, 'Body'> & { Body?: Buffer },
): PutObjectOutput {
  const bucket = account.service(S3).bucket(name);
  const version = putObject(world, bucket, {
    key: Key,
    body: Body ?? Buffer.alloc(0),
    contentType: ContentType,
  });
  return {
    ETag: version.object!.etag,
    VersionId: shownVersion(bucket, version),
  };
}

/** HeadObject. */
export function HeadObject(
  { account }: CallContext,
  { Bucket: name = '', Key = '', VersionId }: HeadObjectRequest,
): HeadObjectOutput {
  const s3 = account.service(S3);
  return describe(s3.bucket(name), s3.object(name, Key, VersionId));
}

/** GetObject: always the whole object. */
export function GetObject(
  { account }: CallContext,
  { Bucket: name = '', Key = '', VersionId }: GetObjectRequest,
): HeadObjectOutput & { Body: Buffer } {
  const s3 = account.service(S3);
  const object = s3.object(name, Key, VersionId);
  return { ...describe(s3.bucket(name), object), Body: object.body };
}

/** DeleteObject. */
export function DeleteObject(
  { account, world }: CallContext,
  { Bucket: name = '', Key = '', VersionId }: DeleteObjectRequest,
): DeleteObjectOutput {
  const bucket = account.service(S3).bucket(name);
  const deleted = deleteObject(world, bucket, Key, VersionId);
  return {
    DeleteMarker: deleted && !deleted.object ? true : undefined,
    VersionId: deleted && shownVersion(bucket, deleted),
  };
}

/** DeleteObjects. */
export function DeleteObjects(
  { account, world }: CallContext,
  { Bucket: name = '', Delete }: DeleteObjectsRequest,
): DeleteObjectsOutput {
  const bucket = account.service(S3).bucket(name);
  const deleted = (Delete?.Objects ?? []).map(({ Key, VersionId }) => {
    const found = deleteObject(world, bucket, Key!, VersionId);
    return {
      Key,
      VersionId,
      DeleteMarker: found && !found.object ? true : undefined,
    };
  });
  return Delete?.Quiet ? {} : { Deleted: deleted };
}

function describe(
  bucket: Bucket,
  object: StoredObject & { versionId: string },
): HeadObjectOutput {
  return {
    ContentLength: object.body.length,
    ContentType: object.contentType,
    ETag: object.etag,
    LastModified: object.lastModified,
    VersionId: shownVersion(bucket, object),
  };
}

/** The version of an object, if its bucket has versions. */
function shownVersion(
  { versioning }: Bucket,
  { versionId }: Pick<ObjectVersion, 'versionId'>,
): string | undefined {
  return versioning && versionId;
}
