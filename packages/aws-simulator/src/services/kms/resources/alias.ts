import { AwsError } from '../../../world/AwsError';
import { HandlerError, ResourceType } from '../../ResourceType';
import { putAlias } from '../model/keys';
import { Kms } from '../model/Kms';

/** `AWS::KMS::Alias` */
export const alias: ResourceType = {
  typeName: 'AWS::KMS::Alias',
  sdkServiceName: 'Kms',
  seconds: { create: 62, update: 62, delete: 2 },
  create({ region, properties }) {
    try {
      return putAlias(
        region.service(Kms),
        properties.AliasName,
        properties.TargetKeyId,
        { overwrite: false },
      ).name;
    } catch (error) {
      // The handler does not say what its role may not do.
      throw error instanceof AwsError && error.code === 'NotAuthorizedException'
        ? new HandlerError(
            'AccessDenied',
            "Error occurred during operation 'CreateAlias'.",
          )
        : error;
    }
  },
  update({ region, physicalId, properties }) {
    putAlias(region.service(Kms), physicalId, properties.TargetKeyId, {
      overwrite: true,
    });
  },
  delete({ region, physicalId }) {
    region.service(Kms).aliases.delete(physicalId);
  },
  read({ region, physicalId }) {
    const found = region.service(Kms).aliases.get(physicalId);
    return found && { AliasName: found.name, TargetKeyId: found.keyId };
  },
  list: region => region.service(Kms).aliases.keys(),
  attributes: () => ({}),
};
