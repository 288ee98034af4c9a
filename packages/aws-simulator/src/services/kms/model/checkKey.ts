import { AwsError } from '../../../world/AwsError';

const SYMMETRIC = 'SYMMETRIC_DEFAULT';

const ELLIPTIC = ['SIGN_VERIFY', 'KEY_AGREEMENT'];

/** The usages of the keys of each specification. */
const USAGES: [spec: RegExp, usages: string[]][] = [
  [/^SYMMETRIC_DEFAULT$/, ['ENCRYPT_DECRYPT']],
  [/^HMAC_/, ['GENERATE_VERIFY_MAC']],
  [/^RSA_/, ['ENCRYPT_DECRYPT', 'SIGN_VERIFY']],
  [/^ECC_NIST_P/, ELLIPTIC],
  [/^(ECC_NIST_EDWARDS|ECC_SECG_|ML_DSA_)/, ['SIGN_VERIFY']],
  [/^SM2$/, ['ENCRYPT_DECRYPT', ...ELLIPTIC]],
];

/**
 * How a new key may be used.
 *
 * @throws AwsError `ValidationException`, `UnsupportedOperationException`
 */
export function keyUsageOf(
  { keySpec = SYMMETRIC, keyUsage }: { keySpec?: string; keyUsage?: string },
  region: string,
): { keySpec: string; keyUsage: string } {
  if (keySpec === 'SM2' && !region.startsWith('cn-')) {
    throw new AwsError(
      'UnsupportedOperationException',
      'KeySpec SM2 is not supported in this Region',
    );
  }
  if (keyUsage === undefined && keySpec !== SYMMETRIC) {
    throw new AwsError(
      'ValidationException',
      'You must specify a KeyUsage value for all KMS keys except for symmetric encryption keys.',
    );
  }
  const usage = keyUsage ?? 'ENCRYPT_DECRYPT';
  const [, usages] = USAGES.find(([spec]) => spec.test(keySpec)) ?? [];
  if (usages && !usages.includes(usage)) {
    throw new AwsError(
      'ValidationException',
      `KeyUsage ${usage} is not compatible with KeySpec ${keySpec}`,
    );
  }
  return { keySpec, keyUsage: usage };
}

/**
 * Refuses a name that an alias of a customer cannot have.
 *
 * @throws AwsError `InvalidAliasNameException`, `NotAuthorizedException`, `ValidationException`
 */
export function checkAliasName(name: string): void {
  if (!name.startsWith('alias/')) {
    throw new AwsError(
      'InvalidAliasNameException',
      'Alias must start with the prefix "alias/". Please see https://docs.aws.amazon.com/kms/latest/developerguide/kms-alias.html',
    );
  }
  if (/^alias\/aws\//i.test(name)) {
    throw new AwsError(
      'NotAuthorizedException',
      'The alias name for a customer managed CMK cannot begin with alias/aws/.',
    );
  }
  if (!/^alias\/[a-zA-Z0-9/_-]+$/.test(name)) {
    throw new AwsError(
      'InvalidAliasNameException',
      `${name} contains invalid characters for an alias`,
    );
  }
}

/**
 * Refuses what is not a key of this account and region.
 *
 * @throws AwsError `ValidationException`, `InvalidArnException`
 */
export function checkAliasTarget(
  keyId: string,
  { accountId, name: region }: { accountId: string; name: string },
): void {
  if (/(^|:)alias\//.test(keyId)) {
    throw new AwsError(
      'ValidationException',
      'Aliases must refer to keys. Not aliases',
    );
  }
  const [prefix, , service, itsRegion, itsAccount] = keyId.split(':');
  if (prefix !== 'arn' || service !== 'kms') {
    return;
  }
  if (itsRegion !== region) {
    throw new AwsError('InvalidArnException', `Invalid arn ${itsRegion}`);
  }
  if (itsAccount !== accountId) {
    throw new AwsError(
      'InvalidArnException',
      'This operation cannot be called cross account',
    );
  }
}
