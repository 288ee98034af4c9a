import { DescribeSecretCommand } from '@aws-sdk/client-secrets-manager';
import { DescribeParametersCommand } from '@aws-sdk/client-ssm';
import { parse, validate } from '@aws-sdk/util-arn-parser';
import { InputError, NotFoundError } from '@backstage/errors';
import {
  ENTITY_TAG,
  FargateClients,
  secretConsoleUrl,
} from '@fargate-api/backstage-plugin-fargate-api-node';
import { howToSetSecret } from '../secrets/putSecret';
import { MayUseSecretsOf, ownerProblem, tagOf } from '../secrets/secretTags';
import {
  parseSecretReference,
  ParameterReference,
  SecretsManagerReference,
} from './secretReference';

/** A secret that AWS has, and what ECS needs to read it. */
export interface ResolvedSecret {
  /** For the container definition: the ARN, with JSON key and version. */
  valueFrom: string;
  /** ARN of the secret or parameter. */
  arn: string;
  /**
   * The customer managed key that encrypts it, as an ARN, or its alias
   * (`alias/orders`); none with the key that AWS manages.
   */
  key?: string;
  /** Which value it has at present; another one after a change. */
  version?: string;
  /** The host of the registry that it is for, by its tag {@link REGISTRY_TAG}. */
  registry?: string;
}

/** By which a secret names the registry that ECS may sign in to with it. */
export const REGISTRY_TAG = 'fargate-api:registry';

/** The API whose container is to read secrets. */
export interface SecretReader {
  entityRef: string;
  mayUseSecretsOf: MayUseSecretsOf;
  /** What its deployed template refers to, which it keeps after a handover. */
  used: readonly string[];
}

/**
 * Looks the referenced secrets up, without reading their values. A secret has to
 * name the API in its tag `fargate-api:entity`: otherwise everybody who may deploy
 * into an account could read all secrets in it. One that this portal stored names
 * the owner too, who may not be the one who has the name now.
 *
 * @param references - by the name of the variable.
 * @param options.field - the input that they are in. Default: `secrets`.
 * @returns by the same names.
 * @throws InputError that names every secret that ECS could not read.
 */
export async function resolveSecrets(
  clients: FargateClients,
  reader: SecretReader,
  references: Readonly<Record<string, string>>,
  options: { field?: string; signal?: AbortSignal },
): Promise<Record<string, ResolvedSecret>> {
  const { field = 'secrets' } = options;
  const problems: string[] = [];
  const resolved: Record<string, ResolvedSecret> = {};
  for (const [name, text] of Object.entries(references)) {
    try {
      resolved[name] = await resolve(clients, reader, text, options);
    } catch (error) {
      if (!(error instanceof InputError || error instanceof NotFoundError)) {
        throw error;
      }
      problems.push(`${field}.${name}: ${error.message}`);
    }
  }
  if (problems.length) {
    throw new InputError(problems.join(' '));
  }
  return resolved;
}

async function resolve(
  clients: FargateClients,
  reader: SecretReader,
  text: string,
  options: { signal?: AbortSignal },
): Promise<ResolvedSecret> {
  const reference = parseSecretReference(text);
  if (!reference) {
    throw new InputError('is no reference of a secret.');
  }
  assertSameRegion(clients, reference.id);
  return reference.service === 'ssm'
    ? resolveParameter(clients, reader, reference, options)
    : resolveSecret(clients, reader, reference, options);
}

/** ECS reads parameters and secrets by the endpoints of its own Region. */
function assertSameRegion({ target }: FargateClients, id: string): void {
  if (!validate(id)) {
    return;
  }
  const { accountId, region } = parse(id);
  if (region !== target.region || accountId !== target.accountId) {
    throw new InputError(
      `${id} is in account ${accountId}, ${region}, and the API in account ${target.accountId}, ${target.region}. Store the secret there.`,
    );
  }
}

async function resolveSecret(
  { secretsManager, target }: FargateClients,
  reader: SecretReader,
  { id, jsonKey, versionStage, versionId }: SecretsManagerReference,
  { signal }: { signal?: AbortSignal },
): Promise<ResolvedSecret> {
  const found = await secretsManager
    .send(new DescribeSecretCommand({ SecretId: id }), { abortSignal: signal })
    .catch(error => {
      if (error.name === 'ResourceNotFoundException') {
        return undefined;
      }
      throw error;
    });
  const { entityRef } = reader;
  if (!found?.ARN || tagOf(found.Tags, ENTITY_TAG) !== entityRef) {
    throw new NotFoundError(
      `Secrets Manager has no secret ${id} with the tag ${ENTITY_TAG}=${entityRef} in account ${target.accountId}, ${target.region}. Create or tag it, or correct the reference.`,
    );
  }
  const isUsed = reader.used.some(one => arnIn(one) === found.ARN);
  const problem = await ownerProblem(found.Tags, reader.mayUseSecretsOf);
  if (problem && !isUsed) {
    throw new InputError(`secret ${id} ${problem}`);
  }
  if (found.DeletedDate) {
    throw new InputError(
      `secret ${id} is scheduled for deletion. Restore it, or reference another one.`,
    );
  }
  const stage = versionStage ?? 'AWSCURRENT';
  const [version] =
    Object.entries(found.VersionIdsToStages ?? {}).find(([candidate, stages]) =>
      versionId ? candidate === versionId : stages.includes(stage),
    ) ?? [];
  if (!version) {
    throw new InputError(
      `secret ${id} has no value ${
        versionId ? `with version ID ${versionId}` : `with the label ${stage}`
      }. Set it first: ${howToSetSecret(
        found.Name ?? id,
        secretConsoleUrl(target, found.ARN),
      ).join(', ')}`,
    );
  }
  const tail = [jsonKey, versionStage, versionId];
  return {
    valueFrom: tail.some(Boolean)
      ? [found.ARN, ...tail.map(part => part ?? '')].join(':')
      : found.ARN,
    arn: found.ARN,
    version,
    key: customerKey(found.KmsKeyId, found.ARN, 'alias/aws/secretsmanager'),
    registry: tagOf(found.Tags, REGISTRY_TAG),
  };
}

async function resolveParameter(
  { ssm, target }: FargateClients,
  { entityRef }: SecretReader,
  { id }: ParameterReference,
  { signal }: { signal?: AbortSignal },
): Promise<ResolvedSecret> {
  const name = validate(id) ? nameInArn(id) : id;
  const { Parameters = [] } = await ssm.send(
    new DescribeParametersCommand({
      ParameterFilters: [
        { Key: 'Name', Option: 'Equals', Values: [name] },
        { Key: `tag:${ENTITY_TAG}`, Option: 'Equals', Values: [entityRef] },
      ],
    }),
    { abortSignal: signal },
  );
  const [found] = Parameters;
  if (!found) {
    throw new NotFoundError(
      `Systems Manager has no parameter ${name} with the tag ${ENTITY_TAG}=${entityRef} in account ${target.accountId}, ${target.region}. Create or tag it, or correct the reference.`,
    );
  }
  const arn = found.ARN!;
  return {
    valueFrom: arn,
    arn,
    version: found.Version === undefined ? undefined : String(found.Version),
    key: customerKey(found.KeyId, arn, 'alias/aws/ssm'),
  };
}

/** The ARN in a reference, which a JSON key and a version may follow. */
export function arnIn(valueFrom: string): string {
  return valueFrom.split(':').slice(0, 7).join(':');
}

/** A parameter in a hierarchy begins with a slash, which its ARN has only once. */
function nameInArn(arn: string): string {
  const path = parse(arn).resource.slice('parameter'.length);
  return path.lastIndexOf('/') === 0 ? path.slice(1) : path;
}

function customerKey(
  key: string | undefined,
  encryptedArn: string,
  awsManaged: string,
): string | undefined {
  const name = key && validate(key) ? parse(key).resource : key;
  if (!key || name === awsManaged) {
    return undefined;
  }
  if (name!.startsWith('alias/')) {
    return name;
  }
  const { partition, region, accountId } = parse(encryptedArn);
  return validate(key)
    ? key
    : `arn:${partition}:kms:${region}:${accountId}:key/${key}`;
}
