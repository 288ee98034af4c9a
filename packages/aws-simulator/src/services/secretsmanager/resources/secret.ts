import { isDeepStrictEqual } from 'node:util';
import { ownTags, resourceTags, updateTags } from '../../resourceTags';
import {
  ExistingResourceRequest,
  HandlerError,
  ResourceRequest,
  ResourceType,
} from '../../ResourceType';
import { checkKey } from '../model/checkSecret';
import { SecretsManager } from '../model/SecretsManager';
import { generateSecretString } from '../model/generateSecretString';

/** `AWS::SecretsManager::Secret` */
export const secret: ResourceType = {
  typeName: 'AWS::SecretsManager::Secret',
  sdkServiceName: 'SecretsManager',
  api: { service: 'secretsmanager', operation: 'CreateSecret' },
  seconds: { create: 3, update: 3, delete: 3 },
  supportedProperties: [
    'Description',
    'GenerateSecretString',
    'KmsKeyId',
    'Name',
    'SecretString',
    'Tags',
  ],
  create(request) {
    const { region, logicalId, properties } = request;
    return region.service(SecretsManager).create({
      name: properties.Name ?? `${logicalId}-${region.ids.mixed(12)}`,
      description: properties.Description,
      kmsKeyId: properties.KmsKeyId,
      SecretString: wantedValue(request),
      tags: resourceTags(request),
    }).arn;
  },
  update(request) {
    const { region, physicalId, properties, previousProperties } = request;
    const secrets = region.service(SecretsManager);
    const found = secrets.usable(physicalId);
    checkKey(properties.KmsKeyId);
    const differs = ['SecretString', 'GenerateSecretString'].some(
      name => !isDeepStrictEqual(properties[name], previousProperties[name]),
    );
    const value = differs ? wantedValue(request) : undefined;
    if (value !== undefined) {
      secrets.putValue(found, { SecretString: value });
    }
    found.description = properties.Description;
    found.kmsKeyId = properties.KmsKeyId;
    updateTags(request, found);
  },
  delete({ region, physicalId }) {
    const secrets = region.service(SecretsManager);
    const found = secrets.find(physicalId);
    if (found) {
      // CloudFormation leaves no time to recover a secret.
      secrets.deleteNow(found);
    }
  },
  read({ region, physicalId }) {
    const found = region.service(SecretsManager).find(physicalId);
    return found && !found.deletedDate
      ? {
          Id: found.arn,
          Description: found.description,
          KmsKeyId: found.kmsKeyId,
          Name: found.name,
          ReplicaRegions: [],
          Tags: ownTags(found.tags),
        }
      : undefined;
  },
  *list(region) {
    for (const { arn } of region.service(SecretsManager).secrets.values()) {
      yield arn;
    }
  },
  attributes: ({ physicalId }: ExistingResourceRequest) => ({ Id: physicalId }),
};

/** The value that a template names or has generated; undefined for an empty secret. */
function wantedValue({
  properties: { SecretString, GenerateSecretString },
  region,
}: ResourceRequest): string | undefined {
  if (SecretString !== undefined && GenerateSecretString) {
    throw new HandlerError(
      'InvalidRequest',
      'Can only specify either SecretString or GenerateSecretString.',
    );
  }
  return GenerateSecretString
    ? generateSecretString(GenerateSecretString, region.ids)
    : SecretString;
}
