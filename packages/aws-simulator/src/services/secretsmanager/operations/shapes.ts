import type * as Api from '@aws-sdk/client-secrets-manager';
import { Secret } from '../model/types';

/** What DescribeSecret and ListSecrets both show of a secret: never its value. */
export function secretShape(secret: Secret): Api.SecretListEntry {
  return {
    ARN: secret.arn,
    Name: secret.name,
    Description: secret.description,
    KmsKeyId: secret.kmsKeyId,
    CreatedDate: secret.createdDate,
    LastChangedDate: secret.lastChangedDate,
    LastAccessedDate: secret.lastAccessedDate,
    DeletedDate: secret.deletedDate,
    Tags: secret.tags,
  };
}

/** The staging labels by version id; undefined for a secret without a value. */
export function stagesByVersion({
  versions,
}: Secret): Record<string, string[]> | undefined {
  const labelled = [...versions.values()].filter(({ stages }) => stages.size);
  return labelled.length > 0
    ? Object.fromEntries(labelled.map(({ id, stages }) => [id, [...stages]]))
    : undefined;
}
