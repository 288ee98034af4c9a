import {
  CreateSecretCommand,
  DescribeSecretCommand,
  DescribeSecretCommandOutput,
  PutSecretValueCommand,
} from '@aws-sdk/client-secrets-manager';
import { createHash } from 'node:crypto';
import { ConflictError, InputError } from '@backstage/errors';
import {
  ENTITY_TAG,
  OWNER_TAG,
  secretConsoleUrl,
} from '@fargate-api/backstage-plugin-fargate-api-node';
import { DeploymentContext } from '../../stack/DeploymentContext';
import { MayUseSecretsOf, ownerProblem, tagOf } from './secretTags';

/** A secret of one API, for one variable of its container. */
export interface SecretRequest {
  /** Of the API. */
  entityRef: string;
  /** Whom a new secret belongs to; undefined if the catalog has no owner. */
  owner: string | undefined;
  mayUseSecretsOf: MayUseSecretsOf;
  /** Of the API's stack. */
  stackName: string;
  variable: string;
  /** Its value; without one, the secret is made empty and a person sets it. */
  value?: string;
}

/** The name of the secret, which lets a policy name those of an API. */
export function secretName({
  stackName,
  variable,
}: Pick<SecretRequest, 'stackName' | 'variable'>): string {
  return `fargate-api/${stackName}/${variable}`;
}

/**
 * Makes the secret unless it is there, with the tag by which the API may read
 * it, and sets its value. Can be repeated. Logs what is done, and where to set
 * the value of an empty secret; never the value.
 *
 * @returns the reference of the secret, for the input `secrets`.
 * @throws ConflictError when a secret of that name is not of the API, or was stored
 *   by an owner whose secrets are not the initiator's to use.
 * @throws InputError when the secret is scheduled for deletion.
 */
export async function putSecret(
  context: DeploymentContext,
  request: SecretRequest,
): Promise<string> {
  const { log } = context;
  const { variable, value } = request;
  const name = secretName(request);
  const known = await describe(context, name);
  const created = known ? undefined : await create(context, name, request);
  if (created) {
    log.line('Secrets', `${variable}: secret ${name} created${as(value)}`);
  } else {
    // It is there, from the beginning or since somebody else was faster.
    const found = known ?? (await describe(context, name));
    await assertUsable(name, request, found ?? {});
    await setValue(context, name, request);
    log.line('Secrets', `${variable}: secret ${name} exists${as(value)}`);
  }
  const isEmpty =
    value === undefined && !Object.keys(known?.VersionIdsToStages ?? {}).length;
  const arn = created ?? known?.ARN;
  if (isEmpty && arn) {
    log.lines(
      'Next',
      howToSetSecret(name, secretConsoleUrl(context.clients.target, arn)),
    );
  }
  return `secretsmanager:${name}`;
}

/**
 * Checks what {@link putSecret} checks, and changes nothing.
 *
 * @throws the errors of {@link putSecret}.
 */
export async function checkSecretUsable(
  context: DeploymentContext,
  request: SecretRequest,
): Promise<void> {
  const name = secretName(request);
  const known = await describe(context, name);
  if (known) {
    await assertUsable(name, request, known);
  }
}

function as(value: string | undefined): string {
  return value === undefined ? '' : ', value set';
}

/** What a person does who sets the value of a secret, a line for each way. */
export function howToSetSecret(
  name: string,
  consoleUrl: string | undefined,
): string[] {
  return [
    ...(consoleUrl ? [`set its value in the console: ${consoleUrl}`] : []),
    `${
      consoleUrl ? 'or' : 'set its value'
    } with: aws secretsmanager put-secret-value --secret-id ${name} --secret-string file://FILE`,
  ];
}

async function describe(
  { clients, signal }: DeploymentContext,
  name: string,
): Promise<DescribeSecretCommandOutput | undefined> {
  try {
    return await clients.secretsManager.send(
      new DescribeSecretCommand({ SecretId: name }),
      { abortSignal: signal },
    );
  } catch (error) {
    if ((error as Error).name === 'ResourceNotFoundException') {
      return undefined;
    }
    throw error;
  }
}

/** @returns its ARN; undefined when a secret of that name is there already. */
async function create(
  context: DeploymentContext,
  name: string,
  request: SecretRequest,
): Promise<string | undefined> {
  const { clients, signal } = context;
  const { entityRef, owner, variable, value } = request;
  try {
    const { ARN } = await clients.secretsManager.send(
      new CreateSecretCommand({
        Name: name,
        Description: `${variable} of ${entityRef}`,
        SecretString: value,
        ClientRequestToken: versionToken(context, request),
        Tags: Object.entries({
          ...clients.target.tags,
          [ENTITY_TAG]: entityRef,
          ...(owner && { [OWNER_TAG]: owner }),
        }).map(([Key, Value]) => ({ Key, Value })),
      }),
      { abortSignal: signal },
    );
    return ARN;
  } catch (error) {
    if ((error as Error).name === 'ResourceExistsException') {
      return undefined;
    }
    throw error;
  }
}

async function setValue(
  context: DeploymentContext,
  name: string,
  request: SecretRequest,
): Promise<void> {
  if (request.value !== undefined) {
    await context.clients.secretsManager.send(
      new PutSecretValueCommand({
        SecretId: name,
        SecretString: request.value,
        ClientRequestToken: versionToken(context, request),
      }),
      { abortSignal: context.signal },
    );
  }
}

async function assertUsable(
  name: string,
  request: SecretRequest,
  { Tags, DeletedDate }: Partial<DescribeSecretCommandOutput>,
): Promise<void> {
  const { entityRef, mayUseSecretsOf } = request;
  if (tagOf(Tags, ENTITY_TAG) !== entityRef) {
    throw new ConflictError(
      `variable: a secret ${name} exists and does not have the tag ${ENTITY_TAG}=${entityRef}, so it belongs to something else. Delete or tag it, or choose another variable.`,
    );
  }
  const problem = await ownerProblem(Tags, mayUseSecretsOf);
  if (problem) {
    throw new ConflictError(
      `variable: secret ${name} ${problem} If the API has been handed over and uses it, deploy or update the API first, which hands the secret over too.`,
    );
  }
  if (DeletedDate) {
    throw new InputError(
      `variable: secret ${name} is scheduled for deletion. Restore it with: aws secretsmanager restore-secret --secret-id ${name}`,
    );
  }
}

/** The ID of the version: a repeated step sets the same version again. */
function versionToken(
  { task }: DeploymentContext,
  { stackName, variable, value = '' }: SecretRequest,
): string {
  return createHash('sha256')
    .update(
      JSON.stringify([task.taskId, task.stepId, stackName, variable, value]),
    )
    .digest('hex');
}
