import type {
  CreateBucketOutput,
  CreateBucketRequest,
  DeleteBucketPolicyRequest,
  DeleteBucketRequest,
  GetBucketEncryptionOutput,
  GetBucketEncryptionRequest,
  GetBucketLocationOutput,
  GetBucketLocationRequest,
  GetBucketPolicyOutput,
  GetBucketPolicyRequest,
  GetBucketVersioningOutput,
  GetBucketVersioningRequest,
  HeadBucketOutput,
  HeadBucketRequest,
  ListBucketsOutput,
  ListBucketsRequest,
  PutBucketPolicyRequest,
  PutBucketVersioningRequest,
} from '@aws-sdk/client-s3';
import { AwsError } from '../../../world/AwsError';
import { pageFrom } from '../../pagination';
import { CallContext } from '../../ServiceDefinition';
import { createBucket, deleteBucket } from '../model/buckets';
import { checkBucketPolicy } from '../model/checkBucketPolicy';
import { S3 } from '../model/S3';

/** The region whose buckets have no location constraint. */
const FIRST_REGION = 'us-east-1';
const MOST_BUCKETS = 10_000;

/** CreateBucket. */
export function CreateBucket(
  { region }: CallContext,
  { Bucket: name = '' }: CreateBucketRequest,
): CreateBucketOutput {
  createBucket(region, name);
  return { Location: `/${name}` };
}

/** DeleteBucket. */
export function DeleteBucket(
  { account }: CallContext,
  { Bucket = '' }: DeleteBucketRequest,
): void {
  deleteBucket(account.service(S3), Bucket);
}

/** HeadBucket. */
export function HeadBucket(
  { account }: CallContext,
  { Bucket = '' }: HeadBucketRequest,
): HeadBucketOutput {
  return { BucketRegion: account.service(S3).bucket(Bucket).region };
}

/** ListBuckets, by name. */
export function ListBuckets(
  { account }: CallContext,
  {
    Prefix = '',
    BucketRegion,
    ContinuationToken = '',
    MaxBuckets = MOST_BUCKETS,
  }: ListBucketsRequest,
): ListBucketsOutput {
  const all = [...account.service(S3).buckets.values()]
    .filter(
      ({ name, region }) =>
        name.startsWith(Prefix) && (BucketRegion ?? region) === region,
    )
    .sort((a, b) => (a.name < b.name ? -1 : 1));
  const { items, next } = pageFrom(
    all,
    all.filter(({ name }) => name < ContinuationToken).length,
    MaxBuckets,
  );
  return {
    Buckets: items.map(({ name, region, creationDate }) => ({
      Name: name,
      BucketRegion: region,
      CreationDate: creationDate,
    })),
    Owner: { ID: account.id },
    ContinuationToken: next?.name,
    Prefix: Prefix || undefined,
  };
}

/** GetBucketLocation. */
export function GetBucketLocation(
  { account }: CallContext,
  { Bucket = '' }: GetBucketLocationRequest,
): GetBucketLocationOutput {
  const { region } = account.service(S3).bucket(Bucket);
  return {
    LocationConstraint:
      region === FIRST_REGION
        ? undefined
        : (region as GetBucketLocationOutput['LocationConstraint']),
  };
}

/** GetBucketEncryption. */
export function GetBucketEncryption(
  { account }: CallContext,
  { Bucket = '' }: GetBucketEncryptionRequest,
): GetBucketEncryptionOutput {
  const { encryption } = account.service(S3).bucket(Bucket);
  return {
    ServerSideEncryptionConfiguration:
      encryption as unknown as GetBucketEncryptionOutput['ServerSideEncryptionConfiguration'],
  };
}

/** GetBucketVersioning. */
export function GetBucketVersioning(
  { account }: CallContext,
  { Bucket = '' }: GetBucketVersioningRequest,
): GetBucketVersioningOutput {
  return { Status: account.service(S3).bucket(Bucket).versioning };
}

/** PutBucketVersioning. */
export function PutBucketVersioning(
  { account }: CallContext,
  { Bucket = '', VersioningConfiguration }: PutBucketVersioningRequest,
): void {
  const bucket = account.service(S3).bucket(Bucket);
  if (VersioningConfiguration?.MFADelete === 'Enabled') {
    throw new AwsError(
      'NotImplemented',
      'The AWS simulator does not support MFA delete.',
      { status: 501 },
    );
  }
  bucket.versioning = VersioningConfiguration?.Status;
}

/** GetBucketPolicy. */
export function GetBucketPolicy(
  { account }: CallContext,
  { Bucket = '' }: GetBucketPolicyRequest,
): GetBucketPolicyOutput {
  const { policy } = account.service(S3).bucket(Bucket);
  if (!policy) {
    throw new AwsError(
      'NoSuchBucketPolicy',
      'The bucket policy does not exist',
      { status: 404 },
    );
  }
  return { Policy: policy };
}

/** PutBucketPolicy. */
export function PutBucketPolicy(
  { account }: CallContext,
  { Bucket = '', Policy = '' }: PutBucketPolicyRequest,
): void {
  const bucket = account.service(S3).bucket(Bucket);
  checkBucketPolicy(bucket, parsePolicy(Policy));
  bucket.policy = Policy;
}

function parsePolicy(policy: string): Record<string, unknown> {
  try {
    return JSON.parse(policy);
  } catch {
    throw new AwsError(
      'MalformedPolicy',
      "Policies must be valid JSON and the first byte must be '{'",
    );
  }
}

/** DeleteBucketPolicy. */
export function DeleteBucketPolicy(
  { account }: CallContext,
  { Bucket = '' }: DeleteBucketPolicyRequest,
): void {
  account.service(S3).bucket(Bucket).policy = undefined;
}
