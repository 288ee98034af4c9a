import { physicalName } from '../../physicalName';
import { resourceTags } from '../../resourceTags';
import { ResourceRequest, ResourceType } from '../../ResourceType';
import { Ecr, Repository, tagMutability } from '../model/Ecr';
import { policyText } from '../model/policyText';

const MAX_NAME_LENGTH = 256;

/** `AWS::ECR::Repository` */
export const repository: ResourceType = {
  typeName: 'AWS::ECR::Repository',
  sdkServiceName: 'Ecr',
  seconds: { create: 2, update: 2, delete: 2 },
  supportedProperties: [
    'EmptyOnDelete',
    'EncryptionConfiguration',
    'ImageScanningConfiguration',
    'ImageTagMutability',
    'LifecyclePolicy',
    'RepositoryName',
    'RepositoryPolicyText',
    'Tags',
  ],
  create(request) {
    const { region, properties } = request;
    const name: string =
      properties.RepositoryName ??
      physicalName(request, MAX_NAME_LENGTH).toLowerCase();
    region.service(Ecr).createRepository(name, {
      ...settings(request),
      encryptionType:
        properties.EncryptionConfiguration?.EncryptionType ?? 'AES256',
      kmsKey: properties.EncryptionConfiguration?.KmsKey,
    });
    return name;
  },
  update(request) {
    const { region, physicalId } = request;
    Object.assign(
      region.service(Ecr).repository(physicalId),
      settings(request),
    );
  },
  delete({ region, physicalId, properties }) {
    const ecr = region.service(Ecr);
    if (ecr.repositories.has(physicalId)) {
      ecr.deleteRepository(physicalId, properties.EmptyOnDelete ?? false);
    }
  },
  read({ region, physicalId }) {
    const ecr = region.service(Ecr);
    const found = ecr.repositories.get(physicalId);
    return (
      found && {
        Arn: found.arn,
        RepositoryUri: ecr.uri(found),
        EncryptionConfiguration: {
          EncryptionType: found.encryptionType,
          KmsKey: found.kmsKey,
        },
        ImageScanningConfiguration: { ScanOnPush: found.scanOnPush },
        ImageTagMutability: found.imageTagMutability,
        LifecyclePolicy: found.lifecyclePolicy && {
          LifecyclePolicyText: found.lifecyclePolicy,
          RegistryId: region.accountId,
        },
        RepositoryName: found.name,
        RepositoryPolicyText:
          found.repositoryPolicy && JSON.parse(found.repositoryPolicy),
        Tags: found.tags,
      }
    );
  },
  list: region => region.service(Ecr).repositories.keys(),
  attributes({ region, physicalId }) {
    const ecr = region.service(Ecr);
    const found = ecr.repository(physicalId);
    return { Arn: found.arn, RepositoryUri: ecr.uri(found) };
  },
};

/** The settings that an update changes too. */
function settings(
  request: ResourceRequest,
): Pick<
  Repository,
  | 'imageTagMutability'
  | 'scanOnPush'
  | 'lifecyclePolicy'
  | 'repositoryPolicy'
  | 'tags'
> {
  const { properties } = request;
  return {
    imageTagMutability: tagMutability(
      properties.ImageTagMutability ?? 'MUTABLE',
    ),
    scanOnPush: properties.ImageScanningConfiguration?.ScanOnPush ?? false,
    lifecyclePolicy: properties.LifecyclePolicy?.LifecyclePolicyText,
    repositoryPolicy: text(properties.RepositoryPolicyText),
    tags: resourceTags(request),
  };
}

/** @throws AwsError `InvalidParameterException` */
function text(document: unknown): string | undefined {
  if (typeof document !== 'string') {
    return document === undefined ? undefined : JSON.stringify(document);
  }
  return policyText(document);
}
