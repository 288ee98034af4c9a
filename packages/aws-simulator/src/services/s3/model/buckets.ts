import { AwsError } from '../../../world/AwsError';
import { Region } from '../../../world/World';
import { Bucket, S3 } from './S3';

const BUCKET_NAME = /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/;

/** Two adjacent dots, an address, and what S3 keeps for itself. */
const RESERVED_NAME =
  /\.\.|^(\d+\.){3}\d+$|^(xn--|sthree-|amzn-s3-demo-)|(-s3alias|--ol-s3|\.mrap|--x-s3|--table-s3)$/;

/** With keys of S3's own, which new buckets have. */
const ENCRYPTION = {
  Rules: [
    {
      ApplyServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256' },
      BucketKeyEnabled: false,
    },
  ],
};

/**
 * Creates a bucket. Names are unique across accounts.
 *
 * @throws AwsError `InvalidBucketName`, `BucketAlreadyOwnedByYou`,
 *   `BucketAlreadyExists`, `TooManyBuckets`
 */
export function createBucket(
  { account, name: region, world }: Region,
  name: string,
): Bucket {
  if (!BUCKET_NAME.test(name) || RESERVED_NAME.test(name)) {
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
  const bucket: Bucket = {
    name,
    region,
    creationDate: world.now(),
    tags: [],
    encryption: ENCRYPTION,
    blocksPublicPolicy: true,
    versions: [],
  };
  account.service(S3).buckets.set(name, bucket);
  return bucket;
}

/** @throws AwsError `NoSuchBucket`, `BucketNotEmpty` */
export function deleteBucket(s3: S3, name: string): void {
  if (s3.bucket(name).versions.length > 0) {
    throw new AwsError(
      'BucketNotEmpty',
      'The bucket you tried to delete is not empty',
      { status: 409 },
    );
  }
  s3.buckets.delete(name);
}
