import { Ecr } from '../../services/ecr/model/Ecr';
import { Efs } from '../../services/efs/model/Efs';
import { CloudWatch } from '../../services/cloudwatch/model/CloudWatch';
import { Kms } from '../../services/kms/model/Kms';
import { passRole } from './passRole';
import { ServiceRules } from './ServiceRules';

/** Application Auto Scaling */
export const applicationAutoScaling: ServiceRules = {
  resources: {
    ScalableTarget: ({ region, input }) => [
      input.ResourceARN ??
        region.arn('application-autoscaling', 'scalable-target/*'),
    ],
  },
  keys: ({ input }) => ({
    'application-autoscaling:service-namespace': input.ServiceNamespace,
    'application-autoscaling:scalable-dimension': input.ScalableDimension,
  }),
};

/** CloudWatch */
export const cloudwatch: ServiceRules = {
  prefix: 'cloudwatch',
  resources: {
    alarm: ({ region, input }) =>
      input.ResourceARN
        ? [input.ResourceARN]
        : [input.AlarmName ?? input.AlarmNames ?? '*']
            .flat()
            .map((name: string) => region.arn('cloudwatch', `alarm:${name}`)),
  },
  tagsOf: (region, arn) =>
    region
      .service(CloudWatch)
      .find(arn.split(':alarm:')[1])
      ?.tags.map(({ Key = '', Value = '' }) => ({ Key, Value })),
  requestTags: ({ input }) => input.Tags,
  removedTags: ({ input }) => input.TagKeys,
  keys: ({ input }) => ({ 'cloudwatch:namespace': input.Namespace }),
};

/** ECR */
export const ecr: ServiceRules = {
  resources: {
    repository: ({ region, input }) => [
      ...[input.resourceArn ?? []].flat(),
      ...[input.repositoryName ?? input.repositoryNames ?? []]
        .flat()
        .map(
          (name: string) =>
            `arn:${region.partition}:ecr:${region.name}:${
              input.registryId ?? region.accountId
            }:repository/${name}`,
        ),
    ],
  },
  tagsOf: (region, arn) =>
    [...region.service(Ecr).repositories.values()].find(
      repository => repository.arn === arn,
    )?.tags,
  requestTags: ({ input }) => input.tags,
  removedTags: ({ input }) => input.tagKeys,
  implied: call =>
    call.operation === 'CreateRepository' && call.input.tags?.length
      ? [{ ...call, operation: 'TagResource' }]
      : [],
};

/**
 * KMS. An alias stands for the key that has it, or where the simulator has none for
 * a key of its own, whose id nobody knows.
 */
export const kms: ServiceRules = {
  resources: {
    key: ({ region, input }) => {
      const id: string | undefined = input.KeyId ?? input.TargetKeyId;
      if (id === undefined) {
        return [];
      }
      const known = region.service(Kms).find(id);
      if (known) {
        return [known.arn];
      }
      const alias = aliasOf(id);
      return [
        id.startsWith('arn:') && !alias
          ? id
          : region.arn('kms', `key/${alias ? `of-${alias}` : id}`),
      ];
    },
    alias: ({ region, input }) =>
      input.AliasName ? [region.arn('kms', input.AliasName)] : [],
  },
  keys: ({ region, input }) => {
    const key = input.KeyId && region.service(Kms).find(input.KeyId);
    const alias = input.KeyId && aliasOf(input.KeyId);
    const aliases = key
      ? [...region.service(Kms).aliases.values()]
          .filter(({ keyId }) => keyId === key.id)
          .map(({ name }) => name)
      : [alias ?? []].flat();
    return {
      'kms:ResourceAliases': aliases.length > 0 ? aliases : undefined,
    };
  },
  tagsOf: (region, arn) => region.service(Kms).find(arn)?.tags,
  requestTags: ({ input }) => input.Tags,
};

/** The alias in an alias or its ARN. */
function aliasOf(keyId: string): string | undefined {
  return /^(?:arn:[^:]+:kms:[^:]*:\d*:)?(alias\/.+)$/.exec(keyId)?.[1];
}

/** Lambda, as far as CloudFormation calls it. */
export const lambda: ServiceRules = {
  resources: {
    function: ({ region, input }) => [
      region.arn('lambda', `function:${input.FunctionName}`),
    ],
  },
  implied: call => passRole(call, call.input.Role, 'lambda.amazonaws.com'),
};

/** S3 */
export const s3: ServiceRules = {
  actions: {
    DeleteObjects: 'DeleteObject',
    GetBucketEncryption: 'GetEncryptionConfiguration',
    HeadBucket: 'ListBucket',
    HeadObject: 'GetObject',
    ListBuckets: 'ListAllMyBuckets',
    ListObjectVersions: 'ListBucketVersions',
    ListObjectsV2: 'ListBucket',
  },
  resources: {
    bucket: ({ region, input }) => [
      `arn:${region.partition}:s3:::${input.Bucket}`,
    ],
    object: ({ region, input }) =>
      (input.Delete?.Objects ?? [input]).map(
        ({ Key }: { Key?: string }) =>
          `arn:${region.partition}:s3:::${input.Bucket}/${Key}`,
      ),
  },
  keys: ({ input }) => ({
    's3:prefix': input.Prefix,
    's3:delimiter': input.Delimiter,
  }),
};

/** Resource Groups Tagging API */
export const resourceGroupsTagging: ServiceRules = {
  prefix: 'tag',
  resources: {},
};

/** Service Quotas */
export const serviceQuotas: ServiceRules = {
  resources: {
    quota: ({ region, input: { ServiceCode, QuotaCode } }) =>
      QuotaCode
        ? [region.arn('servicequotas', `${ServiceCode}/${QuotaCode}`)]
        : [],
  },
  keys: ({ input }) => ({ 'servicequotas:service': input.ServiceCode }),
};

/** STS */
export const sts: ServiceRules = {
  resources: { role: ({ input }) => [input.RoleArn ?? []].flat() },
  keys: ({ input }) => ({
    'sts:ExternalId': input.ExternalId,
    'sts:RoleSessionName': input.RoleSessionName,
    'sts:SourceIdentity': input.SourceIdentity,
    'sts:TransitiveTagKeys': input.TransitiveTagKeys,
  }),
  requestTags: ({ input }) => input.Tags,
  implied: call =>
    call.operation === 'AssumeRole' && call.input.Tags?.length
      ? // A trust policy requires the external id of both at once.
        [{ ...call, operation: 'TagSession', keys: sts.keys!(call) }]
      : [],
};

/** EFS */
export const efs: ServiceRules = {
  resources: {
    'file-system': ({ region, input }) =>
      [input.FileSystemId, input.ResourceId]
        .filter(id => id?.startsWith('fs-'))
        .slice(0, 1)
        .map(id => region.arn('elasticfilesystem', `file-system/${id}`)),
    'access-point': ({ region, input }) =>
      [input.AccessPointId, input.ResourceId]
        .filter(id => id?.startsWith('fsap-'))
        .slice(0, 1)
        .map(id => region.arn('elasticfilesystem', `access-point/${id}`)),
  },
  tagsOf: (region, arn) => {
    const efsState = region.service(Efs);
    const id = arn.slice(arn.lastIndexOf('/') + 1);
    return (efsState.fileSystems.get(id) ?? efsState.accessPoints.get(id))
      ?.tags;
  },
  requestTags: ({ input }) => input.Tags,
};
