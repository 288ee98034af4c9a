import { physicalName } from '../../physicalName';
import { resourceTags } from '../../resourceTags';
import { ResourceRequest, ResourceType } from '../../ResourceType';
import { createBucket, deleteBucket } from '../model/buckets';
import { Bucket, S3 } from '../model/S3';

const MAX_NAME_LENGTH = 63;

/**
 * `AWS::S3::Bucket`. Nobody reaches objects but through the API, so what only
 * says who may and for how long is kept and not acted on.
 */
export const bucket: ResourceType = {
  typeName: 'AWS::S3::Bucket',
  sdkServiceName: 'S3',
  seconds: { create: 22, update: 22, delete: 2 },
  consistencyCheck: true,
  supportedProperties: [
    'AccessControl',
    'BucketEncryption',
    'BucketName',
    'LifecycleConfiguration',
    'OwnershipControls',
    'PublicAccessBlockConfiguration',
    'Tags',
    'VersioningConfiguration',
  ],
  create(request) {
    const { region, properties } = request;
    const name: string =
      properties.BucketName ??
      physicalName(request, MAX_NAME_LENGTH).toLowerCase();
    configure(createBucket(region, name), request);
    return name;
  },
  update(request) {
    const { region, physicalId } = request;
    configure(region.account.service(S3).bucket(physicalId), request);
  },
  delete({ region, physicalId }) {
    const s3 = region.account.service(S3);
    if (s3.buckets.has(physicalId)) {
      deleteBucket(s3, physicalId);
    }
  },
  attributes({ region, physicalId }) {
    const suffix =
      region.partition === 'aws-cn' ? 'amazonaws.com.cn' : 'amazonaws.com';
    return {
      Arn: `arn:${region.partition}:s3:::${physicalId}`,
      DomainName: `${physicalId}.s3.${suffix}`,
      DualStackDomainName: `${physicalId}.s3.dualstack.${region.name}.${suffix}`,
      RegionalDomainName: `${physicalId}.s3.${region.name}.${suffix}`,
      WebsiteURL: `http://${physicalId}.s3-website-${region.name}.${suffix}`,
    };
  },
};

function configure(found: Bucket, request: ResourceRequest): void {
  const { BucketEncryption, VersioningConfiguration } = request.properties;
  found.tags = resourceTags(request);
  found.versioning = VersioningConfiguration?.Status ?? found.versioning;
  const [rule] = BucketEncryption?.ServerSideEncryptionConfiguration ?? [];
  if (rule) {
    found.encryption = {
      Rules: [
        {
          ApplyServerSideEncryptionByDefault:
            rule.ServerSideEncryptionByDefault,
          BucketKeyEnabled: rule.BucketKeyEnabled ?? false,
        },
      ],
    };
  }
}
