import { createHash } from 'node:crypto';
import type {
  GetObjectRequest,
  HeadObjectOutput,
  HeadObjectRequest,
  PutObjectOutput,
  PutObjectRequest,
} from '@aws-sdk/client-s3';
import { CallContext } from '../../ServiceDefinition';
import { S3, StoredObject } from '../model/S3';

/** PutObject. */
export function PutObject(
  { account, world }: CallContext,
  {
    Bucket = '',
    Key = '',
    Body,
    ContentType = 'binary/octet-stream',
  }: Omit<PutObjectRequest, 'Body'> & { Body?: Buffer },
): PutObjectOutput {
  const body = Body ?? Buffer.alloc(0);
  const etag = `"${createHash('md5').update(body).digest('hex')}"`;
  account.service(S3).bucket(Bucket).objects.set(Key, {
    body,
    etag,
    contentType: ContentType,
    lastModified: world.now(),
  });
  return { ETag: etag };
}

/** HeadObject. */
export function HeadObject(
  { account }: CallContext,
  { Bucket = '', Key = '' }: HeadObjectRequest,
): HeadObjectOutput {
  return describe(account.service(S3).object(Bucket, Key));
}

/** GetObject: always the whole object. */
export function GetObject(
  { account }: CallContext,
  { Bucket = '', Key = '' }: GetObjectRequest,
): HeadObjectOutput & { Body: Buffer } {
  const object = account.service(S3).object(Bucket, Key);
  return { ...describe(object), Body: object.body };
}

function describe(object: StoredObject): HeadObjectOutput {
  return {
    ContentLength: object.body.length,
    ContentType: object.contentType,
    ETag: object.etag,
    LastModified: object.lastModified,
  };
}
