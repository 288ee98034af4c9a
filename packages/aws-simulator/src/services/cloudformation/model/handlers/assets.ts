import { ResourceRequest } from '../../../ResourceType';
import {
  differs,
  HandlerCall,
  HandlerCalls,
  likelyName,
  tagsFor,
  when,
} from './HandlerCalls';

const bucketSettings = (
  { properties }: ResourceRequest,
  Bucket: string,
): HandlerCall[] =>
  [
    ['BucketEncryption', 's3:PutEncryptionConfiguration'],
    ['LifecycleConfiguration', 's3:PutLifecycleConfiguration'],
    ['OwnershipControls', 's3:PutBucketOwnershipControls'],
    ['PublicAccessBlockConfiguration', 's3:PutBucketPublicAccessBlock'],
    ['Tags', 's3:PutBucketTagging'],
    ['VersioningConfiguration', 's3:PutBucketVersioning'],
  ].flatMap(([property, action]) =>
    when(properties[property], [action, { Bucket }]),
  );

/** The resource types of S3 */
export const s3: Record<string, HandlerCalls> = {
  'AWS::S3::Bucket': {
    names: ({ physicalId }) => ({ Bucket: physicalId }),
    create: request => [
      [
        's3:CreateBucket',
        {
          Bucket: likelyName(
            request,
            request.properties.BucketName,
          ).toLowerCase(),
        },
      ],
    ],
    created: request => bucketSettings(request, request.physicalId),
    update: request => bucketSettings(request, request.physicalId),
    delete: ({ physicalId }) => [['s3:DeleteBucket', { Bucket: physicalId }]],
  },
  'AWS::S3::BucketPolicy': {
    names: ({ properties }) => ({ Bucket: properties.Bucket }),
    create: ({ properties: { Bucket } }) => [
      ['s3:PutBucketPolicy', { Bucket }],
    ],
    update: ({ properties: { Bucket } }) => [
      ['s3:PutBucketPolicy', { Bucket }],
    ],
    delete: ({ physicalId }) => [
      ['s3:DeleteBucketPolicy', { Bucket: physicalId }],
    ],
  },
};

const repositoryPolicies = (
  { properties }: ResourceRequest,
  repositoryName: string,
): HandlerCall[] => [
  ...when(properties.LifecyclePolicy, [
    'ecr:PutLifecyclePolicy',
    { repositoryName },
  ]),
  ...when(properties.RepositoryPolicyText, [
    'ecr:SetRepositoryPolicy',
    { repositoryName },
  ]),
];

/** The resource types of ECR */
export const ecr: Record<string, HandlerCalls> = {
  'AWS::ECR::Repository': {
    names: ({ physicalId }) => ({ repositoryName: physicalId }),
    create: request => [
      [
        'ecr:CreateRepository',
        {
          repositoryName: likelyName(
            request,
            request.properties.RepositoryName,
          ).toLowerCase(),
          tags: tagsFor(request),
        },
      ],
    ],
    created: request => repositoryPolicies(request, request.physicalId),
    update: request => {
      const { physicalId: repositoryName } = request;
      return [
        ...repositoryPolicies(request, repositoryName),
        ...when(differs(request, 'ImageTagMutability'), [
          'ecr:PutImageTagMutability',
          { repositoryName },
        ]),
        ...when(differs(request, 'ImageScanningConfiguration'), [
          'ecr:PutImageScanningConfiguration',
          { repositoryName },
        ]),
      ];
    },
    delete: ({ physicalId: repositoryName }) => [
      ['ecr:DeleteRepository', { repositoryName }],
    ],
  },
};

/** The resource types of KMS */
export const kms: Record<string, HandlerCalls> = {
  'AWS::KMS::Key': {
    names: ({ physicalId }) => ({ KeyId: physicalId }),
    create: request => [['kms:CreateKey', { Tags: tagsFor(request) }]],
    created: ({ physicalId: KeyId, properties }) =>
      when(properties.EnableKeyRotation, ['kms:EnableKeyRotation', { KeyId }]),
    update: request => {
      const { physicalId: KeyId } = request;
      return [
        ...when(differs(request, 'KeyPolicy'), ['kms:PutKeyPolicy', { KeyId }]),
        ...when(differs(request, 'Description'), [
          'kms:UpdateKeyDescription',
          { KeyId },
        ]),
      ];
    },
    delete: ({ physicalId: KeyId }) => [['kms:ScheduleKeyDeletion', { KeyId }]],
  },
  'AWS::KMS::Alias': {
    names: () => ({}),
    create: ({ properties: { AliasName, TargetKeyId } }) => [
      ['kms:CreateAlias', { AliasName, TargetKeyId }],
    ],
    update: ({ properties: { TargetKeyId }, physicalId: AliasName }) => [
      ['kms:UpdateAlias', { AliasName, TargetKeyId }],
    ],
    delete: ({ properties: { TargetKeyId }, physicalId: AliasName }) => [
      ['kms:DeleteAlias', { AliasName, TargetKeyId }],
    ],
  },
};

/** The resource types of Lambda */
export const lambda: Record<string, HandlerCalls> = {
  'AWS::Lambda::Function': {
    names: ({ physicalId }) => ({ FunctionName: physicalId }),
    create: request => [
      [
        'lambda:CreateFunction',
        {
          FunctionName: likelyName(request, request.properties.FunctionName),
          Role: request.properties.Role,
        },
      ],
    ],
    update: request => {
      const { physicalId: FunctionName, properties } = request;
      return [
        ...when(differs(request, 'Code'), [
          'lambda:UpdateFunctionCode',
          { FunctionName },
        ]),
        [
          'lambda:UpdateFunctionConfiguration',
          { FunctionName, Role: properties.Role },
        ],
      ];
    },
    delete: ({ physicalId: FunctionName }) => [
      ['lambda:DeleteFunction', { FunctionName }],
    ],
  },
};
