import { AwsError } from '../../../world/AwsError';
import { physicalName } from '../../physicalName';
import { resourceTags } from '../../resourceTags';
import { Region } from '../../../world/World';
import {
  ResourceModel,
  ResourceRequest,
  ResourceType,
} from '../../ResourceType';
import { createBucket, deleteBucket } from '../model/buckets';
import { checkLifecycle } from '../model/checkLifecycle';
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
    'AccelerateConfiguration',
    'AccessControl',
    'BucketEncryption',
    'BucketName',
    'CorsConfiguration',
    'LifecycleConfiguration',
    'MetricsConfigurations',
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
    checkConfiguration(name, properties);
    configure(createBucket(region, name), request);
    return name;
  },
  update(request) {
    const { region, physicalId } = request;
    checkConfiguration(physicalId, request.properties);
    configure(region.account.service(S3).bucket(physicalId), request);
  },
  delete({ region, physicalId }) {
    const s3 = region.account.service(S3);
    if (s3.buckets.has(physicalId)) {
      deleteBucket(s3, physicalId);
    }
  },
  read({ region, physicalId, properties }) {
    const found = region.account.service(S3).buckets.get(physicalId);
    return (
      found && {
        ...namesOf(region, physicalId),
        AbacStatus: 'Disabled',
        AccelerateConfiguration: properties.AccelerateConfiguration,
        BucketEncryption: {
          ServerSideEncryptionConfiguration: encryptionModel(found),
        },
        BucketName: found.name,
        CorsConfiguration: properties.CorsConfiguration,
        LifecycleConfiguration:
          properties.LifecycleConfiguration &&
          lifecycleModel(properties.LifecycleConfiguration),
        MetricsConfigurations: properties.MetricsConfigurations,
        OwnershipControls: properties.OwnershipControls ?? {
          Rules: [{ ObjectOwnership: 'BucketOwnerEnforced' }],
        },
        PublicAccessBlockConfiguration: {
          BlockPublicAcls: true,
          BlockPublicPolicy: true,
          IgnorePublicAcls: true,
          RestrictPublicBuckets: true,
          ...properties.PublicAccessBlockConfiguration,
        },
        Tags: found.tags,
        VersioningConfiguration: found.versioning && {
          Status: found.versioning,
        },
      }
    );
  },
  *list(region) {
    for (const found of region.account.service(S3).buckets.values()) {
      if (found.region === region.name) {
        yield found.name;
      }
    }
  },
  attributes: ({ region, physicalId }) => namesOf(region, physicalId),
};

/** @throws AwsError if S3 does not take the configuration */
function checkConfiguration(
  name: string,
  properties: ResourceRequest['properties'],
): void {
  const refuse = (code: string, message: string) => new AwsError(code, message);
  const { AccelerateConfiguration, AccessControl, BucketEncryption } =
    properties;
  if (
    AccelerateConfiguration?.AccelerationStatus === 'Enabled' &&
    name.includes('.')
  ) {
    throw refuse(
      'InvalidRequest',
      'S3 Transfer Acceleration is not supported for buckets with periods (.) in their names',
    );
  }
  if (
    /^PublicRead/.test(AccessControl ?? '') &&
    properties.PublicAccessBlockConfiguration?.BlockPublicAcls !== false
  ) {
    throw refuse(
      'InvalidBucketAclWithBlockPublicAccessError',
      'Bucket cannot have public ACLs set with BlockPublicAccess enabled',
    );
  }
  for (const rule of BucketEncryption?.ServerSideEncryptionConfiguration ??
    []) {
    const { KMSMasterKeyID, SSEAlgorithm } =
      rule.ServerSideEncryptionByDefault ?? {};
    if (KMSMasterKeyID && !/^aws:kms/.test(SSEAlgorithm)) {
      throw refuse(
        'InvalidArgument',
        'a KMSMasterKeyID is not applicable if the default sse algorithm is not aws:kms or aws:kms:dsse',
      );
    }
  }
  checkLifecycle(properties.LifecycleConfiguration?.Rules ?? []);
}

function configure(found: Bucket, request: ResourceRequest): void {
  const {
    BucketEncryption,
    PublicAccessBlockConfiguration,
    VersioningConfiguration,
  } = request.properties;
  found.tags = resourceTags(request);
  found.blocksPublicPolicy =
    PublicAccessBlockConfiguration?.BlockPublicPolicy ?? true;
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

/** The ARN and the hosts of a bucket. */
function namesOf(region: Region, name: string): Record<string, string> {
  const { dnsSuffix: suffix } = region;
  return {
    Arn: `arn:${region.partition}:s3:::${name}`,
    DomainName: `${name}.s3.${suffix}`,
    DualStackDomainName: `${name}.s3.dualstack.${region.name}.${suffix}`,
    RegionalDomainName: `${name}.s3.${region.name}.${suffix}`,
    WebsiteURL: `http://${name}.s3-website-${region.name}.${suffix}`,
  };
}

function encryptionModel({ encryption }: Bucket): ResourceModel[] {
  const rules = encryption.Rules as Record<string, any>[];
  return rules.map(rule => ({
    BlockedEncryptionTypes: { EncryptionType: ['SSE-C'] },
    BucketKeyEnabled: rule.BucketKeyEnabled ?? false,
    ServerSideEncryptionByDefault: rule.ApplyServerSideEncryptionByDefault,
  }));
}

/** A rule that names neither a prefix nor a filter is of the empty prefix. */
function lifecycleModel({ Rules = [], ...rest }: Record<string, any>) {
  return {
    TransitionDefaultMinimumObjectSize: 'all_storage_classes_128K',
    ...rest,
    Rules: Rules.map((rule: Record<string, any>) => ({
      ...(rule.TagFilters || rule.ObjectSizeGreaterThan ? {} : { Prefix: '' }),
      ...rule,
    })),
  };
}
