import { ownTags, resourceTags } from '../../resourceTags';
import {
  HandlerError,
  ResourceRequest,
  ResourceType,
} from '../../ResourceType';
import { createKey, scheduleKeyDeletion } from '../model/keys';
import { Key, Kms } from '../model/Kms';

/** The waiting period where the template sets none, in days. */
const WAITING_DAYS = 30;

/** `AWS::KMS::Key` */
export const key: ResourceType = {
  typeName: 'AWS::KMS::Key',
  sdkServiceName: 'Kms',
  seconds: { create: 62, update: 32, delete: 2 },
  supportedProperties: [
    'Description',
    'Enabled',
    'EnableKeyRotation',
    'KeyPolicy',
    'KeySpec',
    'KeyUsage',
    'MultiRegion',
    'PendingWindowInDays',
    'Tags',
  ],
  create: request =>
    createKey(request.region.service(Kms), {
      ...settings(request),
      keySpec: request.properties.KeySpec,
      keyUsage: request.properties.KeyUsage,
      multiRegion: request.properties.MultiRegion ?? false,
    }).id,
  update(request) {
    const { region, physicalId } = request;
    Object.assign(region.service(Kms).key(physicalId), settings(request));
  },
  delete({ region, physicalId, properties }) {
    const kms = region.service(Kms);
    const found = kms.keys.get(physicalId);
    if (found && !found.deletionDate) {
      scheduleKeyDeletion(
        kms,
        found,
        properties.PendingWindowInDays ?? WAITING_DAYS,
      );
    }
  },
  read({ region, physicalId }) {
    const found = region.service(Kms).keys.get(physicalId);
    return found && !found.deletionDate
      ? {
          Arn: found.arn,
          KeyId: found.id,
          Description: found.description,
          Enabled: found.enabled,
          EnableKeyRotation: found.rotation,
          KeyPolicy: JSON.parse(found.policy),
          KeySpec: found.keySpec,
          KeyUsage: found.keyUsage,
          MultiRegion: found.multiRegion,
          Origin: 'AWS_KMS',
          Tags: ownTags(found.tags),
        }
      : undefined;
  },
  list: region => region.service(Kms).keys.keys(),
  attributes: ({ region, physicalId }) => ({
    Arn: region.arn('kms', `key/${physicalId}`),
    KeyId: physicalId,
  }),
};

/** The settings that an update changes too. */
function settings(
  request: ResourceRequest,
): Pick<Key, 'description' | 'enabled' | 'rotation' | 'policy' | 'tags'> {
  const { properties, region } = request;
  const { EnableKeyRotation = false, KeySpec = 'SYMMETRIC_DEFAULT' } =
    properties;
  if (EnableKeyRotation && KeySpec !== 'SYMMETRIC_DEFAULT') {
    throw new HandlerError(
      'InvalidRequest',
      'You cannot set the EnableKeyRotation property to true on asymmetric or external keys.',
    );
  }
  return {
    description: properties.Description ?? '',
    enabled: properties.Enabled ?? true,
    rotation: EnableKeyRotation,
    policy: JSON.stringify(
      properties.KeyPolicy ?? {
        Version: '2012-10-17',
        Id: 'key-default-1',
        Statement: [
          {
            Sid: 'Enable IAM User Permissions',
            Effect: 'Allow',
            Principal: {
              AWS: `arn:${region.partition}:iam::${region.accountId}:root`,
            },
            Action: 'kms:*',
            Resource: '*',
          },
        ],
      },
    ),
    tags: resourceTags(request),
  };
}
