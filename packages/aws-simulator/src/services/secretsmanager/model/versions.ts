import { AwsError } from '../../../world/AwsError';
import { Secret, SecretValue, SecretVersion } from './types';

export const CURRENT = 'AWSCURRENT';
const PREVIOUS = 'AWSPREVIOUS';

/**
 * Adds a version to a secret and moves the staging labels to it. The version
 * that was current before becomes the previous one; the first version is
 * current whatever its labels. The same version again changes nothing.
 *
 * @throws AwsError `ResourceExistsException` if the id stands for another value
 */
export function addVersion(
  secret: Secret,
  id: string,
  { SecretString, SecretBinary }: SecretValue,
  stages: string[],
  createdDate: Date,
): void {
  const existing = secret.versions.get(id);
  if (existing) {
    if (!sameValue(existing, { SecretString, SecretBinary })) {
      throw new AwsError(
        'ResourceExistsException',
        `You can't use ClientRequestToken ${id} because that value is already in use for a version of secret ${secret.arn}.`,
      );
    }
    return;
  }
  const isFirst = secret.versions.size === 0;
  const version: SecretVersion = {
    id,
    SecretString,
    SecretBinary,
    createdDate,
    stages: new Set(),
  };
  secret.versions.set(id, version);
  for (const stage of new Set(isFirst ? [CURRENT, ...stages] : stages)) {
    moveStage(secret, stage, version);
  }
}

/** The version that has a staging label; undefined if none has. */
export function versionAt(
  secret: Secret,
  stage: string,
): SecretVersion | undefined {
  return [...secret.versions.values()].find(({ stages }) => stages.has(stage));
}

/**
 * The version with an id or a staging label. Default: the current one.
 *
 * @throws AwsError `ResourceNotFoundException`, `InvalidRequestException` if
 *   the version with the id does not have the label
 */
export function findVersion(
  secret: Secret,
  id: string | undefined,
  stage: string | undefined,
): SecretVersion {
  if (id === undefined) {
    const wanted = stage ?? CURRENT;
    return versionAt(secret, wanted) ?? missing(`staging label: ${wanted}`);
  }
  const found = secret.versions.get(id) ?? missing(`VersionId: ${id}`);
  if (stage !== undefined && !found.stages.has(stage)) {
    throw new AwsError(
      'InvalidRequestException',
      'You provided a VersionStage that is not associated to the provided VersionId.',
    );
  }
  return found;
}

function moveStage(secret: Secret, stage: string, to: SecretVersion): void {
  const from = versionAt(secret, stage);
  from?.stages.delete(stage);
  to.stages.add(stage);
  if (stage === CURRENT && from) {
    moveStage(secret, PREVIOUS, from);
  }
}

function sameValue(a: SecretValue, b: SecretValue): boolean {
  return (
    a.SecretString === b.SecretString &&
    Buffer.from(a.SecretBinary ?? []).equals(Buffer.from(b.SecretBinary ?? []))
  );
}

function missing(what: string): never {
  throw new AwsError(
    'ResourceNotFoundException',
    `Secrets Manager can't find the specified secret value for ${what}`,
  );
}
