import { SecretsManager } from './SecretsManager';
import { Secret, SecretVersion } from './types';
import { findVersion } from './versions';

/**
 * Reads a version of a secret, by default the current one, and notes the day.
 *
 * @throws AwsError `ResourceNotFoundException`, `InvalidRequestException`
 */
export function readValue(
  secrets: SecretsManager,
  nameOrArn: string,
  versionId: string | undefined,
  versionStage: string | undefined,
): { secret: Secret; version: SecretVersion } {
  const secret = secrets.usable(nameOrArn);
  const version = findVersion(secret, versionId, versionStage);
  const today = secrets.region.world.now();
  today.setUTCHours(0, 0, 0, 0);
  secret.lastAccessedDate = today;
  version.lastAccessedDate = today;
  return { secret, version };
}
