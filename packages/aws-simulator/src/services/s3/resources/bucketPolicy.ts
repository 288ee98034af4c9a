import { HandlerError, ResourceType } from '../../ResourceType';
import { checkBucketPolicy } from '../model/checkBucketPolicy';
import { S3 } from '../model/S3';

/** `AWS::S3::BucketPolicy`. The policy is kept; no call is decided by it. */
export const bucketPolicy: ResourceType = {
  typeName: 'AWS::S3::BucketPolicy',
  sdkServiceName: 'S3',
  seconds: { create: 2, update: 2, delete: 2 },
  create({ region, properties }) {
    const bucket = region.account.service(S3).bucket(properties.Bucket);
    if (bucket.policy) {
      throw new HandlerError(
        'AlreadyExists',
        `The bucket policy already exists on bucket ${bucket.name}.`,
      );
    }
    checkBucketPolicy(bucket, properties.PolicyDocument);
    bucket.policy = JSON.stringify(properties.PolicyDocument);
    return bucket.name;
  },
  update({ region, physicalId, properties }) {
    const bucket = region.account.service(S3).bucket(physicalId);
    checkBucketPolicy(bucket, properties.PolicyDocument);
    bucket.policy = JSON.stringify(properties.PolicyDocument);
  },
  delete({ region, physicalId }) {
    const bucket = region.account.service(S3).buckets.get(physicalId);
    if (bucket) {
      bucket.policy = undefined;
    }
  },
  read({ region, physicalId }) {
    const bucket = region.account.service(S3).buckets.get(physicalId);
    return bucket?.policy
      ? { Bucket: bucket.name, PolicyDocument: JSON.parse(bucket.policy) }
      : undefined;
  },
  attributes: () => ({}),
};
