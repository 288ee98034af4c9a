import { Examples, Resources } from './Example';

const secret = (Properties: object): Resources => ({
  It: { Type: 'AWS::SecretsManager::Secret', Properties },
});

const generated = (GenerateSecretString: object) =>
  secret({ GenerateSecretString });

const replicated = (Region: string) =>
  secret({ SecretString: 'x', ReplicaRegions: [{ Region }] });

const parameter = (properties: object): Resources => ({
  It: {
    Type: 'AWS::SSM::Parameter',
    Properties: { Type: 'String', Value: 'web', ...properties },
  },
});

const expiring = (Timestamp: string) =>
  parameter({
    Tier: 'Advanced',
    Policies: JSON.stringify([
      { Type: 'Expiration', Version: '1.0', Attributes: { Timestamp } },
    ]),
  });

const key = (Properties: object): Resources => ({
  It: { Type: 'AWS::KMS::Key', Properties },
});

const alias = (properties: object): Resources => ({
  Key: { Type: 'AWS::KMS::Key', Properties: {} },
  It: {
    Type: 'AWS::KMS::Alias',
    Properties: {
      AliasName: 'alias/web',
      TargetKeyId: { Ref: 'Key' },
      ...properties,
    },
  },
});

/** The rules for `AWS::KMS::*`, `AWS::SecretsManager::*` and `AWS::SSM::*`. */
export const secrets: Examples = {
  'pf-kms-alias-name': [
    alias({ AliasName: 'alias/aws/web' }),
    alias({ AliasName: 'alias/awsweb' }),
  ],
  'pf-kms-alias-target': [alias({ TargetKeyId: 'alias/other' }), alias({})],
  'pf-kms-key-origin': [key({ Origin: 'AWS_CLOUDHSM' }), key({})],
  'pf-kms-key-rotation': [
    key({
      KeySpec: 'RSA_2048',
      KeyUsage: 'SIGN_VERIFY',
      EnableKeyRotation: true,
    }),
    key({ EnableKeyRotation: true }),
  ],
  'pf-kms-key-spec-region': [
    key({ KeySpec: 'SM2', KeyUsage: 'SIGN_VERIFY' }),
    key({ KeySpec: 'ECC_NIST_P256', KeyUsage: 'SIGN_VERIFY' }),
  ],
  'pf-kms-key-spec-usage': [
    key({ KeySpec: 'HMAC_256', KeyUsage: 'SIGN_VERIFY' }),
    key({ KeySpec: 'HMAC_256', KeyUsage: 'GENERATE_VERIFY_MAC' }),
  ],
  'pf-secretsmanager-generate-secret-string': [
    generated({ PasswordLength: 3 }),
    generated({ PasswordLength: 4 }),
  ],
  'pf-secretsmanager-kms-key': [
    secret({ SecretString: 'x', KmsKeyId: 'alias/aws/s3' }),
    secret({ SecretString: 'x', KmsKeyId: 'alias/aws/secretsmanager' }),
  ],
  'pf-secretsmanager-replica-regions': [
    replicated('eu-west-1'),
    replicated('eu-central-1'),
  ],
  'pf-secretsmanager-secret-name': [
    secret({ SecretString: 'x', Name: 'web secret' }),
    secret({ SecretString: 'x', Name: 'web/secret' }),
  ],
  'pf-secretsmanager-secret-string-exclusive': [
    secret({ SecretString: 'x', GenerateSecretString: {} }),
    secret({ GenerateSecretString: {} }),
  ],
  'pf-ssm-parameter-allowed-pattern': [
    parameter({ AllowedPattern: '^[0-9]+$' }),
    parameter({ AllowedPattern: '^[a-z]+$' }),
  ],
  'pf-ssm-parameter-name': [
    parameter({ Name: 'aws-web' }),
    parameter({ Name: 'web-aws' }),
  ],
  'pf-ssm-parameter-policies': [
    expiring('tomorrow'),
    expiring('2030-01-01T00:00:00.000Z'),
  ],
  'pf-ssm-parameter-tier': [
    parameter({ Value: 'x'.repeat(4097) }),
    parameter({ Value: 'x'.repeat(4097), Tier: 'Advanced' }),
  ],
  'pf-ssm-parameter-value': [
    parameter({ Value: '{{other}}' }),
    parameter({ Value: '{other}' }),
  ],
};
