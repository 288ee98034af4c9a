import type {
  CreateBucketOutput,
  CreateBucketRequest,
  HeadBucketOutput,
  HeadBucketRequest,
} from '@aws-sdk/client-s3';
import { AwsError } from '../../../world/AwsError';
import { CallContext } from '../../ServiceDefinition';
import { S3 } from '../model/S3';

const BUCKET_NAME = /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/;

/** CreateBucket. Names are unique across accounts. */
export function CreateBucket(
  { account, region, world }: CallContext,
  { Bucket: name = '' }: CreateBucketRequest,
): CreateBucketOutput {
  if (!BUCKET_NAME.test(name)) {
    throw new AwsError(
      'InvalidBucketName',
      'The specified bucket is not valid.',
    );
  }
  const owner = world
    .accounts()
    .find(other => other.service(S3).buckets.has(name));
  if (owner === account) {
    throw new AwsError(
      'BucketAlreadyOwnedByYou',
      'Your previous request to create the named bucket succeeded and you already own it.',
      { status: 409 },
    );
  }
  if (owner) {
    throw new AwsError(
      'BucketAlreadyExists',
      'The requested bucket name is not available. The bucket namespace is shared by all users of the system. Please select a different name and try again.',
      { status: 409 },
    );
  }
  account
    .service(S3)
    .buckets.set(name, { name, region: region.name, objects: new Map() });
  return { Location: `/${name}` };
}

/** HeadBucket. */
export function HeadBucket(
  { account }: CallContext,
  { Bucket = '' }: HeadBucketRequest,
): HeadBucketOutput {
  return { BucketRegion: account.service(S3).bucket(Bucket).region };
}
