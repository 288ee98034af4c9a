import type * as Api from '@aws-sdk/client-secrets-manager';
import { AwsError } from '../../../world/AwsError';
import { CallContext } from '../../ServiceDefinition';
import { SecretsManager } from '../model/SecretsManager';
import { readValue } from '../model/readValue';
import { page } from './page';

const of = ({ region }: CallContext) => region.service(SecretsManager);

export const GetSecretValue = (
  context: CallContext,
  input: Api.GetSecretValueRequest,
): Api.GetSecretValueResponse => {
  const { secret, version } = readValue(
    of(context),
    input.SecretId ?? '',
    input.VersionId,
    input.VersionStage,
  );
  return {
    ARN: secret.arn,
    Name: secret.name,
    VersionId: version.id,
    SecretString: version.SecretString,
    SecretBinary: version.SecretBinary,
    VersionStages: [...version.stages],
    CreatedDate: version.createdDate,
  };
};

export const PutSecretValue = (
  context: CallContext,
  input: Api.PutSecretValueRequest,
): Api.PutSecretValueResponse => {
  const { SecretString, SecretBinary, VersionStages } = input;
  const secrets = of(context);
  const secret = secrets.usable(input.SecretId ?? '');
  if (SecretString === undefined && !SecretBinary) {
    throw new AwsError(
      'InvalidRequestException',
      'You must provide either SecretString or SecretBinary.',
    );
  }
  const id = secrets.putValue(
    secret,
    { SecretString, SecretBinary },
    input.ClientRequestToken,
    VersionStages,
  );
  return {
    ARN: secret.arn,
    Name: secret.name,
    VersionId: id,
    VersionStages: [...secret.versions.get(id)!.stages],
  };
};

export const ListSecretVersionIds = (
  context: CallContext,
  input: Api.ListSecretVersionIdsRequest,
): Api.ListSecretVersionIdsResponse => {
  const secret = of(context).secret(input.SecretId ?? '');
  const versions = [...secret.versions.values()].filter(
    ({ stages }) => input.IncludeDeprecated || stages.size > 0,
  );
  const { items, nextToken } = page(versions, input);
  return {
    ARN: secret.arn,
    Name: secret.name,
    NextToken: nextToken,
    Versions: items.map(({ id, stages, createdDate, lastAccessedDate }) => ({
      VersionId: id,
      VersionStages: [...stages],
      CreatedDate: createdDate,
      LastAccessedDate: lastAccessedDate,
    })),
  };
};
