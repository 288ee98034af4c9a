import { parse, validate } from '@aws-sdk/util-arn-parser';

/** A secret, as a person names it. */
export type SecretReference = SecretsManagerReference | ParameterReference;

/** A secret of Secrets Manager, or one value in it. */
export interface SecretsManagerReference {
  service: 'secretsmanager';
  /** ARN or name. */
  id: string;
  /** Of a secret that is a JSON object. */
  jsonKey?: string;
  versionStage?: string;
  versionId?: string;
}

/** An SSM parameter. */
export interface ParameterReference {
  service: 'ssm';
  /** ARN or name. */
  id: string;
}

const SECRET_NAME = /^[\w/+=.@-]{1,512}$/;
const PARAMETER_NAME = /^[\w./-]{1,1011}$/;
const JSON_KEY = /^[^:\s]{0,256}$/;

/**
 * Parses the ARN of a secret or parameter, `secretsmanager:NAME` or `ssm:NAME`.
 * After a secret's name or ARN may follow, as in ECS's `valueFrom`, a JSON key, a
 * version stage and a version ID, each after a colon.
 *
 * @returns undefined when the text is none of these.
 * @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/secrets-envvar-secrets-manager.html
 */
export function parseSecretReference(
  text: string,
): SecretReference | undefined {
  if (text.startsWith('ssm:')) {
    return parameter(text.slice('ssm:'.length), PARAMETER_NAME);
  }
  if (text.startsWith('secretsmanager:')) {
    const [name, ...rest] = text.slice('secretsmanager:'.length).split(':');
    return SECRET_NAME.test(name) ? secret(name, rest) : undefined;
  }
  if (!validate(text)) {
    return undefined;
  }
  const { service, resource } = parse(text);
  if (service === 'ssm') {
    return parameter(text, /^arn:[^:]+:ssm:[^:]+:\d{12}:parameter\/[\w./-]+$/);
  }
  const [type, name, ...rest] = resource.split(':');
  if (service !== 'secretsmanager' || type !== 'secret' || !name) {
    return undefined;
  }
  const arn = text.split(':').slice(0, 7).join(':');
  return SECRET_NAME.test(name) ? secret(arn, rest) : undefined;
}

/** Whether a text references a secret of Secrets Manager, and not a part or version of it. */
export function isWholeSecret(text: string): boolean {
  const reference = parseSecretReference(text);
  return (
    reference?.service === 'secretsmanager' &&
    !reference.jsonKey &&
    !reference.versionStage &&
    !reference.versionId
  );
}

function parameter(
  id: string,
  pattern: RegExp,
): ParameterReference | undefined {
  return pattern.test(id) ? { service: 'ssm', id } : undefined;
}

function secret(
  id: string,
  rest: string[],
): SecretsManagerReference | undefined {
  const [jsonKey, versionStage, versionId] = rest.map(
    part => part || undefined,
  );
  if (rest.length > 3 || !rest.every(part => JSON_KEY.test(part))) {
    return undefined;
  }
  return { service: 'secretsmanager', id, jsonKey, versionStage, versionId };
}
