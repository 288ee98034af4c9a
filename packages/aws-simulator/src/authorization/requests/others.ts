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

/** CloudWatch, as far as other services call it. */
export const cloudwatch: ServiceRules = {
  resources: {
    alarm: ({ region, input }) =>
      [input.AlarmName ?? input.AlarmNames ?? '*']
        .flat()
        .map((name: string) => region.arn('cloudwatch', `alarm:${name}`)),
  },
};

/** ECR */
export const ecr: ServiceRules = {
  resources: {
    repository: ({ region, input }) => [
      `arn:${region.partition}:ecr:${region.name}:${
        input.registryId ?? region.accountId
      }:repository/${input.repositoryName}`,
    ],
  },
};

/**
 * KMS, as far as other services call it. There are no keys: an alias stands for
 * a key of its own, whose id nobody knows.
 */
export const kms: ServiceRules = {
  resources: {
    key: ({ region, input }) => {
      const id: string = input.KeyId;
      const alias = aliasOf(id);
      return [
        id.startsWith('arn:') && !alias
          ? id
          : region.arn('kms', `key/${alias ? `of-${alias}` : id}`),
      ];
    },
  },
  keys: ({ input }) => {
    const alias = aliasOf(input.KeyId);
    return { 'kms:ResourceAliases': alias && [alias] };
  },
};

/** The alias in an alias or its ARN. */
function aliasOf(keyId: string): string | undefined {
  return /^(?:arn:[^:]+:kms:[^:]*:\d*:)?(alias\/.+)$/.exec(keyId)?.[1];
}

/** S3 */
export const s3: ServiceRules = {
  actions: { HeadBucket: 'ListBucket', HeadObject: 'GetObject' },
  resources: {
    bucket: ({ region, input }) => [
      `arn:${region.partition}:s3:::${input.Bucket}`,
    ],
    object: ({ region, input }) => [
      `arn:${region.partition}:s3:::${input.Bucket}/${input.Key}`,
    ],
  },
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
      ? // A trust policy asks for the external id of both at once.
        [{ ...call, operation: 'TagSession', keys: sts.keys!(call) }]
      : [],
};
