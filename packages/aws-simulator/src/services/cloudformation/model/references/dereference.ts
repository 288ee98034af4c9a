import { AwsError } from '../../../../world/AwsError';
import { Region } from '../../../../world/World';
import { ServiceCall } from '../../../../rights/ServiceCall';
import { readValue } from '../../../secretsmanager/model/readValue';
import { SecretsManager } from '../../../secretsmanager/model/SecretsManager';
import { Ssm } from '../../../ssm/model/Ssm';
import { selectStored } from '../parameters/storedValue';
import { validationError } from '../validationError';

const REFERENCE = /\{\{resolve:([a-z-]+):([^{}]*)\}\}/g;
const STORED = /^[A-Za-z0-9_.\-/]+(:\d+)?$/;

/** A dynamic reference in the properties of a resource. */
interface Reference {
  /** `{{resolve:…}}` */
  text: string;
  service: string;
  key: string;
  /** `{type}/Properties/{property}/…` */
  place: string;
}

/** Whether a value has dynamic references, at any depth. */
export function hasReferences(value: unknown): boolean {
  return JSON.stringify(value ?? null).search(REFERENCE) >= 0;
}

/**
 * Properties with what their dynamic references stand for.
 *
 * @param require - makes sure that whoever works on the stack may read it
 * @throws AwsError for a reference that CloudFormation cannot resolve
 */
export function dereference<T>(
  region: Region,
  type: string,
  properties: T,
  require: (calls: ServiceCall[]) => void,
): T {
  const valueOf = (reference: Reference) => {
    require([callFor(region, reference)]);
    return read(region, reference);
  };
  return replaced(properties, `${type}/Properties`, valueOf) as T;
}

function replaced(
  value: unknown,
  place: string,
  valueOf: (reference: Reference) => string,
): unknown {
  if (typeof value === 'string') {
    return value.replace(REFERENCE, (text, service, key) =>
      valueOf({ text, service, key, place }),
    );
  }
  if (Array.isArray(value)) {
    return value.map(item => replaced(item, place, valueOf));
  }
  if (typeof value !== 'object' || value === null) {
    return value;
  }
  return Object.fromEntries(
    Object.entries(value).map(([name, item]) => [
      name,
      replaced(item, `${place}/${name}`, valueOf),
    ]),
  );
}

function read(region: Region, reference: Reference): string {
  switch (reference.service) {
    case 'ssm':
      return readStored(region, reference);
    case 'ssm-secure':
      throw validationError(
        `SSM Secure reference is not supported in: [${reference.place}]`,
      );
    case 'secretsmanager':
      return readSecret(region, reference);
    default:
      // The text is from memory.
      throw validationError(
        `Dynamic references for the service ${reference.service} are not supported: [${reference.text}]`,
      );
  }
}

function readStored(region: Region, { text, key }: Reference): string {
  if (!STORED.test(key)) {
    throw validationError(
      `Incorrect format is used in the following SSM reference: [${text}]`,
    );
  }
  const { parameter, version } = selectStored(region.service(Ssm), key);
  if (parameter.type === 'SecureString') {
    throw validationError(
      `Non-secure ssm prefix was used for secure parameter ${key}`,
    );
  }
  return version.value;
}

function readSecret(region: Region, reference: Reference): string {
  const { secret, jsonKey, stage, versionId } = partsOf(reference);
  const { SecretString } = readValue(
    region.service(SecretsManager),
    secret,
    versionId,
    stage,
  ).version;
  if (SecretString === undefined) {
    // The text is from memory.
    throw validationError(`The secret ${secret} has no SecretString`);
  }
  return jsonKey === undefined ? SecretString : member(SecretString, jsonKey);
}

/** `secret-id:SecretString:json-key:version-stage:version-id`, of which only the first is needed. */
function partsOf({ text, key }: Reference) {
  const parts = key.split(':');
  const ofId = key.startsWith('arn:') ? 7 : 1;
  const [kind = 'SecretString', jsonKey, stage, versionId, ...rest] =
    parts.slice(ofId);
  const secret = parts.slice(0, ofId).join(':');
  if (!secret || (kind || 'SecretString') !== 'SecretString' || rest.length) {
    // The text is from memory.
    throw validationError(
      `Incorrect format is used in the following Secrets Manager reference: [${text}]`,
    );
  }
  return {
    secret,
    jsonKey: jsonKey || undefined,
    stage: stage || undefined,
    versionId: versionId || undefined,
  };
}

function member(text: string, key: string): string {
  let values: unknown;
  try {
    values = JSON.parse(text);
  } catch {
    throw validationError('Could not parse SecretString JSON');
  }
  const value =
    typeof values === 'object' && values !== null && Object.hasOwn(values, key)
      ? (values as Record<string, unknown>)[key]
      : undefined;
  if (value === undefined) {
    throw validationError(
      'Could not find a value associated with JSONKey in SecretString',
    );
  }
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function callFor(region: Region, reference: Reference): ServiceCall {
  return reference.service === 'secretsmanager'
    ? {
        region,
        service: 'secretsmanager',
        operation: 'GetSecretValue',
        input: { SecretId: partsOf(reference).secret },
      }
    : {
        region,
        service: 'ssm',
        operation: 'GetParameters',
        input: { Names: [reference.key.replace(/:\d+$/, '')] },
      };
}

/** The same where nothing is made yet: what cannot be read now is left as it is. */
export function dereferenceIfKnown<T>(
  region: Region,
  type: string,
  properties: T,
): T {
  try {
    return dereference(region, type, properties, () => undefined);
  } catch (error) {
    if (error instanceof AwsError) {
      return properties;
    }
    throw error;
  }
}
