import type {
  DescribeKeyRequest,
  DescribeKeyResponse,
  GetKeyPolicyRequest,
  GetKeyPolicyResponse,
  GetKeyRotationStatusRequest,
  GetKeyRotationStatusResponse,
  KeyMetadata,
  ListAliasesRequest,
  ListAliasesResponse,
  ListKeysRequest,
  ListKeysResponse,
} from '@aws-sdk/client-kms';
import { AwsError } from '../../../world/AwsError';
import { paginate } from '../../pagination';
import { CallContext } from '../../ServiceDefinition';
import { Key, Kms } from '../model/Kms';

const PAGE_SIZE = 100;

/** DescribeKey. */
export function DescribeKey(
  { region }: CallContext,
  { KeyId = '' }: DescribeKeyRequest,
): DescribeKeyResponse {
  return { KeyMetadata: metadata(region.service(Kms).key(KeyId)) };
}

/** GetKeyPolicy. */
export function GetKeyPolicy(
  { region }: CallContext,
  { KeyId = '' }: GetKeyPolicyRequest,
): GetKeyPolicyResponse {
  return {
    Policy: region.service(Kms).key(KeyId).policy,
    PolicyName: 'default',
  };
}

/** GetKeyRotationStatus. */
export function GetKeyRotationStatus(
  { region }: CallContext,
  { KeyId = '' }: GetKeyRotationStatusRequest,
): GetKeyRotationStatusResponse {
  const { arn, rotation } = region.service(Kms).key(KeyId);
  return { KeyId: arn, KeyRotationEnabled: rotation };
}

/** ListKeys. */
export function ListKeys(
  { region }: CallContext,
  request: ListKeysRequest,
): ListKeysResponse {
  const { items, nextToken } = page(
    [...region.service(Kms).keys.values()],
    request,
  );
  return {
    Keys: items.map(({ id, arn }) => ({ KeyId: id, KeyArn: arn })),
    NextMarker: nextToken,
    Truncated: nextToken !== undefined,
  };
}

/** ListAliases. */
export function ListAliases(
  { region }: CallContext,
  { KeyId, ...request }: ListAliasesRequest,
): ListAliasesResponse {
  const kms = region.service(Kms);
  const keyId = KeyId && kms.key(KeyId).id;
  const { items, nextToken } = page(
    [...kms.aliases.values()].filter(alias => !keyId || alias.keyId === keyId),
    request,
  );
  return {
    Aliases: items.map(alias => ({
      AliasName: alias.name,
      AliasArn: kms.arn(alias.name),
      TargetKeyId: alias.keyId,
      CreationDate: alias.creationDate,
      LastUpdatedDate: alias.lastUpdatedDate,
    })),
    NextMarker: nextToken,
    Truncated: nextToken !== undefined,
  };
}

function page<T>(list: T[], { Marker, Limit }: ListKeysRequest) {
  return paginate(
    list,
    Marker,
    Limit ?? PAGE_SIZE,
    () => new AwsError('InvalidMarkerException', 'Invalid marker'),
  );
}

function metadata(key: Key): KeyMetadata {
  return {
    AWSAccountId: key.arn.split(':')[4],
    KeyId: key.id,
    Arn: key.arn,
    CreationDate: key.creationDate,
    Enabled: key.enabled && !key.deletionDate,
    Description: key.description,
    KeyUsage: key.keyUsage as KeyMetadata['KeyUsage'],
    KeyState: stateOf(key),
    DeletionDate: key.deletionDate,
    Origin: 'AWS_KMS',
    KeyManager: 'CUSTOMER',
    KeySpec: key.keySpec as KeyMetadata['KeySpec'],
    EncryptionAlgorithms:
      key.keyUsage === 'ENCRYPT_DECRYPT' ? ['SYMMETRIC_DEFAULT'] : undefined,
    MultiRegion: key.multiRegion,
  };
}

function stateOf({ deletionDate, enabled }: Key): KeyMetadata['KeyState'] {
  if (deletionDate) {
    return 'PendingDeletion';
  }
  return enabled ? 'Enabled' : 'Disabled';
}
