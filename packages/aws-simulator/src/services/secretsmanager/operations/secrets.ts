import type * as Api from '@aws-sdk/client-secrets-manager';
import { AwsError } from '../../../world/AwsError';
import { CallContext } from '../../ServiceDefinition';
import { checkKey } from '../model/checkSecret';
import { SecretsManager } from '../model/SecretsManager';
import { versionAt, CURRENT } from '../model/versions';
import { secretShape, stagesByVersion } from './shapes';

const of = ({ region }: CallContext) => region.service(SecretsManager);

export const CreateSecret = (
  context: CallContext,
  input: Api.CreateSecretRequest,
): Api.CreateSecretResponse => {
  if (input.AddReplicaRegions?.length) {
    throw new AwsError(
      'InvalidParameterException',
      'The AWS simulator does not support AddReplicaRegions of a secret.',
    );
  }
  const secret = of(context).create({
    name: input.Name ?? '',
    description: input.Description,
    kmsKeyId: input.KmsKeyId,
    SecretString: input.SecretString,
    SecretBinary: input.SecretBinary,
    token: input.ClientRequestToken,
    tags: (input.Tags ?? []).map(({ Key = '', Value = '' }) => ({
      Key,
      Value,
    })),
  });
  return {
    ARN: secret.arn,
    Name: secret.name,
    VersionId: versionAt(secret, CURRENT)?.id,
  };
};

export const DescribeSecret = (
  context: CallContext,
  input: Api.DescribeSecretRequest,
): Api.DescribeSecretResponse => {
  const secret = of(context).secret(input.SecretId ?? '');
  return {
    ...secretShape(secret),
    VersionIdsToStages: stagesByVersion(secret),
  };
};

export const UpdateSecret = (
  context: CallContext,
  input: Api.UpdateSecretRequest,
): Api.UpdateSecretResponse => {
  const { SecretString, SecretBinary } = input;
  const secrets = of(context);
  const secret = secrets.usable(input.SecretId ?? '');
  checkKey(input.KmsKeyId);
  const VersionId =
    SecretString !== undefined || SecretBinary
      ? secrets.putValue(
          secret,
          { SecretString, SecretBinary },
          input.ClientRequestToken,
        )
      : undefined;
  secret.description = input.Description ?? secret.description;
  secret.kmsKeyId = input.KmsKeyId ?? secret.kmsKeyId;
  secret.lastChangedDate = context.world.now();
  return { ARN: secret.arn, Name: secret.name, VersionId };
};

export const DeleteSecret = (
  context: CallContext,
  input: Api.DeleteSecretRequest,
): Api.DeleteSecretResponse => {
  const { ForceDeleteWithoutRecovery: now, RecoveryWindowInDays } = input;
  if (now && RecoveryWindowInDays !== undefined) {
    throw new AwsError(
      'InvalidParameterException',
      "You can't use ForceDeleteWithoutRecovery in conjunction with RecoveryWindowInDays.",
    );
  }
  const secrets = of(context);
  const secret = secrets.secret(input.SecretId ?? '');
  if (now) {
    secrets.deleteNow(secret);
  }
  return {
    ARN: secret.arn,
    Name: secret.name,
    DeletionDate: now
      ? context.world.now()
      : secrets.scheduleDeletion(secret, RecoveryWindowInDays),
  };
};

export const RestoreSecret = (
  context: CallContext,
  input: Api.RestoreSecretRequest,
): Api.RestoreSecretResponse => {
  const secrets = of(context);
  const secret = secrets.secret(input.SecretId ?? '');
  secrets.restore(secret);
  return { ARN: secret.arn, Name: secret.name };
};
