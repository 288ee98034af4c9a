import { SecretsManager } from '../../services/secretsmanager/model/SecretsManager';
import { ServiceCall } from '../../rights/ServiceCall';
import { ServiceRules } from './ServiceRules';

/** What nobody knows yet of an ARN: the random characters at its end. */
const UNKNOWN_SUFFIX = '-??????';

function arnOf({ region, input }: ServiceCall): string[] {
  const id: string | undefined = input.SecretId ?? input.Name;
  if (id === undefined) {
    return [];
  }
  const found =
    input.SecretId && region.service(SecretsManager).find(input.SecretId);
  if (found) {
    return [found.arn];
  }
  return [
    id.startsWith('arn:')
      ? id
      : region.arn('secretsmanager', `secret:${id}${UNKNOWN_SUFFIX}`),
  ];
}

/** Secrets Manager */
export const secretsManager: ServiceRules = {
  resources: { Secret: arnOf },
  keys: ({ input }) => ({
    'secretsmanager:Description': input.Description,
    'secretsmanager:ForceDeleteWithoutRecovery':
      input.ForceDeleteWithoutRecovery === undefined
        ? undefined
        : String(input.ForceDeleteWithoutRecovery),
    'secretsmanager:KmsKeyId': input.KmsKeyId,
    'secretsmanager:Name': input.Name,
    'secretsmanager:RecoveryWindowInDays':
      input.RecoveryWindowInDays === undefined
        ? undefined
        : String(input.RecoveryWindowInDays),
    'secretsmanager:SecretId': input.SecretId,
    'secretsmanager:VersionId': input.VersionId,
    'secretsmanager:VersionStage': input.VersionStage,
  }),
  tagsOf: (region, arn) => region.service(SecretsManager).find(arn)?.tags,
  requestTags: ({ input }) => input.Tags,
  removedTags: ({ input }) => input.TagKeys,
  implied: call =>
    call.operation === 'CreateSecret' && call.input.Tags?.length
      ? [{ ...call, operation: 'TagResource' }]
      : [],
};
