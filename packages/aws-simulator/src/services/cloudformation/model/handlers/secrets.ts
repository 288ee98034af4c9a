import { ResourceRequest } from '../../../ResourceType';
import {
  differs,
  HandlerCall,
  HandlerCalls,
  tagsFor,
  when,
} from './HandlerCalls';

const generated = ({ properties }: ResourceRequest): HandlerCall[] =>
  when(properties.GenerateSecretString, ['secretsmanager:GetRandomPassword']);

/** The resource types of Secrets Manager */
export const secretsManager: Record<string, HandlerCalls> = {
  'AWS::SecretsManager::Secret': {
    names: ({ physicalId }) => ({ SecretId: physicalId }),
    create: request => [
      ...generated(request),
      [
        'secretsmanager:CreateSecret',
        {
          Name: request.properties.Name ?? `${request.logicalId}-*`,
          Description: request.properties.Description,
          KmsKeyId: request.properties.KmsKeyId,
          Tags: tagsFor(request),
        },
      ],
    ],
    update: request => [
      ...when(differs(request, 'GenerateSecretString'), ...generated(request)),
      ['secretsmanager:UpdateSecret', { SecretId: request.physicalId }],
      [
        'secretsmanager:TagResource',
        { SecretId: request.physicalId, Tags: tagsFor(request) },
      ],
    ],
    delete: ({ physicalId: SecretId }) => [
      [
        'secretsmanager:DeleteSecret',
        { SecretId, ForceDeleteWithoutRecovery: true },
      ],
    ],
  },
};

const parameterTags = ({ properties, stackTags }: ResourceRequest) => [
  ...stackTags.filter(({ Key }) => !Key.startsWith('aws:')),
  ...Object.entries<string>(properties.Tags ?? {}).map(([Key, Value]) => ({
    Key,
    Value,
  })),
];

const tagging = (request: ResourceRequest, Name: string): HandlerCall[] =>
  when(parameterTags(request).length, [
    'ssm:AddTagsToResource',
    { ResourceId: Name, Tags: parameterTags(request) },
  ]);

/** The resource types of Systems Manager */
export const ssm: Record<string, HandlerCalls> = {
  'AWS::SSM::Parameter': {
    names: ({ physicalId }) => ({
      Names: [physicalId],
      ResourceId: physicalId,
    }),
    create: request => {
      const Name: string =
        request.properties.Name ?? `CFN-${request.logicalId}-*`;
      return [['ssm:PutParameter', { Name }], ...tagging(request, Name)];
    },
    update: request => [
      ['ssm:PutParameter', { Name: request.physicalId, Overwrite: true }],
      ...tagging(request, request.physicalId),
    ],
    delete: ({ physicalId }) => [['ssm:DeleteParameter', { Name: physicalId }]],
  },
};
