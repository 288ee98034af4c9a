import {
  RepositoryCredentials,
  Secret,
  TaskDefinition,
} from '@aws-sdk/client-ecs';
import { Rights } from '../../../rights/Rights';
import { AwsError } from '../../../world/AwsError';
import { Region } from '../../../world/World';
import { NetworkInterface } from '../../ec2/model/types';
import { SecretsManager } from '../../secretsmanager/model/SecretsManager';
import { readValue } from '../../secretsmanager/model/readValue';
import { AWS_KEY, Ssm } from '../../ssm/model/Ssm';
import { jsonValue } from './jsonValue';
import { LaunchFailure, launchFailures } from './launchFailures';
import { reachability } from './reachability';
import { rightsOfTask } from './rightsOfTask';
import { SecretReference, secretReference } from './secretReference';

/** The key of AWS in every account, which every role may use through Secrets Manager. */
const AWS_MANAGED_KEY = 'alias/aws/secretsmanager';

/** The values of secrets by the name of their environment variable. */
export type SecretValues = ReadonlyMap<string, string>;

/** Why a secret cannot be had. */
class SecretFailure extends Error {
  constructor(readonly failure: LaunchFailure) {
    super(failure.message);
  }
}

/** Whether a task reaches `internet` or a service. */
type Reaches = (to: string) => boolean;

/**
 * Reads the secrets of each container of a task, and the credentials of the
 * registry of its image, in the rights of its execution role, whose policies count even if the simulator does not evaluate those of
 * its callers.
 *
 * @returns the values of each container, in the order of the task definition; or
 *   why one cannot be had, and the position of its container
 */
export function readTaskSecrets(
  region: Region,
  attached: NetworkInterface,
  taskArn: string,
  definition: TaskDefinition,
): SecretValues[] | { container: number; failure: LaunchFailure } {
  const containers = definition.containerDefinitions ?? [];
  const first = containers.findIndex(
    ({ repositoryCredentials, secrets }) =>
      repositoryCredentials || secrets?.length,
  );
  if (first < 0) {
    return containers.map(() => new Map());
  }
  const { executionRoleArn = '' } = definition;
  const rights = rightsOfTask(region, executionRoleArn, taskArn);
  if (!rights) {
    return {
      container: first,
      failure: launchFailures.roleNotAssumable(executionRoleArn),
    };
  }
  const reaches = reachability(region, attached);
  const values: SecretValues[] = [];
  for (const [container, one] of containers.entries()) {
    const { repositoryCredentials, secrets = [] } = one;
    try {
      if (repositoryCredentials) {
        readRegistryAuth(region, reaches, rights, repositoryCredentials);
      }
      values.push(
        new Map(
          secrets.map(secret => [
            secret.name ?? '',
            readSecret(region, reaches, rights, secret),
          ]),
        ),
      );
    } catch (error) {
      if (error instanceof SecretFailure) {
        return { container, failure: error.failure };
      }
      throw error;
    }
  }
  return values;
}

/** A role of a task that ECS cannot take on: it is not there, or does not trust tasks. */
export function missingRole(
  region: Region,
  taskArn: string,
  { executionRoleArn, taskRoleArn }: TaskDefinition,
): string | undefined {
  return [executionRoleArn, taskRoleArn].find(
    roleArn => roleArn && !rightsOfTask(region, roleArn, taskArn),
  );
}

function readSecret(
  region: Region,
  reaches: Reaches,
  rights: Rights,
  { valueFrom = '' }: Secret,
): string {
  const reference = secretReference(valueFrom);
  if (!reference) {
    throw new SecretFailure(launchFailures.secretArnInvalid(valueFrom));
  }
  const { location } = reference;
  const there = location
    ? region.world.account(location.accountId).region(location.region)
    : region;
  // A VPC endpoint leads to the services of its own Region only.
  const isReached = reaches(
    there.name === region.name ? reference.service : 'internet',
  );
  return reference.service === 'ssm'
    ? readParameter(there, isReached, rights, reference)
    : readFromSecretsManager(there, isReached, rights, reference);
}

function readParameter(
  region: Region,
  isReached: boolean,
  rights: Rights,
  { parameter }: SecretReference & { service: 'ssm' },
): string {
  if (!isReached) {
    throw new SecretFailure(launchFailures.noRouteToSsm());
  }
  try {
    requireRead(region, rights, 'ssm', 'GetParameters', {
      Names: [parameter],
    });
    const found = selectParameter(region, parameter);
    const keyId = found.parameter.keyId;
    if (keyId && keyId !== AWS_KEY) {
      requireDecrypt(region, rights, 'ssm', keyId, {
        PARAMETER_ARN: found.parameter.arn,
      });
    }
    return found.version.value;
  } catch (error) {
    throw error instanceof AwsError
      ? new SecretFailure(
          launchFailures.parametersNotRead(error, region.ids.uuid()),
        )
      : error;
  }
}

function selectParameter(region: Region, reference: string) {
  try {
    const found = region.service(Ssm).select(reference);
    if (found) {
      return found;
    }
  } catch {
    // ECS does not tell a version that is missing from a parameter that is.
  }
  throw new SecretFailure(launchFailures.parameterMissing(reference));
}

function readFromSecretsManager(
  region: Region,
  isReached: boolean,
  rights: Rights,
  reference: SecretReference & { service: 'secretsmanager' },
): string {
  const { secret: secretArn, jsonKey } = reference;
  if (!isReached) {
    throw new SecretFailure(launchFailures.noRouteToSecretsManager(secretArn));
  }
  try {
    const text = secretText(region, rights, reference);
    return jsonKey === undefined ? text : valueAt(text, jsonKey);
  } catch (error) {
    throw error instanceof AwsError
      ? new SecretFailure(
          launchFailures.secretNotRead(secretArn, error, region.ids.uuid()),
        )
      : error;
  }
}

/** @throws AwsError when the role may not read it, or it has no value */
function secretText(
  region: Region,
  rights: Rights,
  {
    secret: secretArn,
    versionId,
    versionStage,
  }: Pick<
    SecretReference & { service: 'secretsmanager' },
    'secret' | 'versionId' | 'versionStage'
  >,
): string {
  requireRead(region, rights, 'secretsmanager', 'GetSecretValue', {
    SecretId: secretArn,
    VersionId: versionId,
    VersionStage: versionStage,
  });
  const { secret, version } = readValue(
    region.service(SecretsManager),
    secretArn,
    versionId,
    versionStage,
  );
  if (secret.kmsKeyId && !secret.kmsKeyId.endsWith(AWS_MANAGED_KEY)) {
    requireDecrypt(region, rights, 'secretsmanager', secret.kmsKeyId, {
      SecretARN: secret.arn,
      SecretVersionId: version.id,
    });
  }
  return version.SecretString ?? '';
}

/** Reads the username and the password of a registry, which must be there. */
function readRegistryAuth(
  region: Region,
  reaches: Reaches,
  rights: Rights,
  { credentialsParameter: secret = '' }: RepositoryCredentials,
): void {
  if (!reaches('secretsmanager')) {
    throw new SecretFailure(launchFailures.noRouteToSecretsManager(secret));
  }
  try {
    const text = secretText(region, rights, { secret });
    const isComplete = ['username', 'password'].every(key => {
      const found = jsonValue(text, key);
      return 'value' in found && found.value;
    });
    if (!isComplete) {
      throw new SecretFailure(launchFailures.registryAuthIncomplete(secret));
    }
  } catch (error) {
    throw error instanceof AwsError
      ? new SecretFailure(
          launchFailures.registryAuthNotRead(secret, error, region.ids.uuid()),
        )
      : error;
  }
}

function valueAt(text: string, key: string): string {
  const found = jsonValue(text, key);
  if ('problem' in found) {
    throw new SecretFailure(launchFailures.secretNotJson(found.problem));
  }
  if (found.value === undefined) {
    throw new SecretFailure(launchFailures.secretKeyMissing(key));
  }
  return found.value;
}

/**
 * @throws AwsError `AccessDeniedException`, as for whatever is in another
 *   account, since resource policies are not simulated
 */
function requireRead(
  region: Region,
  rights: Rights,
  service: string,
  operation: string,
  input: Record<string, unknown>,
): void {
  rights.require({ region, service, operation, input });
  const { arn, account } = rights.principal;
  if (region.accountId !== account.id) {
    throw new AwsError(
      'AccessDeniedException',
      `User: ${arn} is not authorized to perform: ${service}:${operation} on resource: ${
        input.SecretId ?? [input.Names].flat()[0]
      } because no resource-based policy allows the ${service}:${operation} action`,
    );
  }
}

/** @throws AwsError `AccessDeniedException` in the words of the service that decrypts */
function requireDecrypt(
  region: Region,
  rights: Rights,
  service: string,
  keyId: string,
  encryptionContext: Record<string, string>,
): void {
  try {
    rights.via(`${service}.amazonaws.com`).require({
      region,
      service: 'kms',
      operation: 'Decrypt',
      input: { KeyId: keyId },
      keys: {
        'kms:CallerAccount': rights.principal.account.id,
        'kms:ViaService': `${service}.${region.name}.${region.dnsSuffix}`,
        ...Object.fromEntries(
          Object.entries(encryptionContext).map(([key, value]) => [
            `kms:EncryptionContext:${key}`,
            value,
          ]),
        ),
      },
    });
  } catch (error) {
    throw service === 'secretsmanager' && error instanceof AwsError
      ? new AwsError(error.code, 'Access to KMS is not allowed')
      : error;
  }
}
