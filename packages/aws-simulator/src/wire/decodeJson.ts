import { NormalizedSchema } from '@smithy/core/schema';
import { AwsError } from '../world/AwsError';
import { MissingMembers } from './MissingMembers';
import { requiredMembers } from './ServiceModel';
import { readTimestamp } from './timestamps';

/**
 * Decodes JSON according to `schema`.
 *
 * @throws AwsError `SerializationException` for a member that the shape does
 * not have or a value that is not of its type.
 */
export function decodeJson(
  schema: NormalizedSchema,
  value: unknown,
  path: string[],
  missing: MissingMembers,
): unknown {
  if (schema.isDocumentSchema()) {
    return value;
  }
  if (schema.isListSchema()) {
    if (!Array.isArray(value)) {
      throw wrongType(value, 'a list', path);
    }
    const member = schema.getValueSchema();
    return value.map((item, i) =>
      decodeJson(member, item, [...path, `${i + 1}`, 'member'], missing),
    );
  }
  if (schema.isMapSchema()) {
    const member = schema.getValueSchema();
    return Object.fromEntries(
      Object.entries(object(value, path)).map(([key, item]) => [
        key,
        decodeJson(member, item, [...path, key, 'member'], missing),
      ]),
    );
  }
  if (schema.isStructSchema()) {
    return decodeStructure(schema, object(value, path), path, missing);
  }
  return decodeScalar(schema, value, path);
}

function decodeStructure(
  schema: NormalizedSchema,
  value: Record<string, unknown>,
  path: string[],
  missing: MissingMembers,
): Record<string, unknown> {
  const result: Record<string, unknown> = {};
  const known = new Set<string>();
  for (const [name, member] of schema.structIterator()) {
    const { jsonName = name } = member.getMergedTraits();
    known.add(jsonName);
    const given = value[jsonName];
    if (given !== undefined && given !== null) {
      result[name] = decodeJson(member, given, [...path, name], missing);
    }
  }
  for (const name of Object.keys(value)) {
    if (!known.has(name)) {
      throw new AwsError(
        'SerializationException',
        `Unknown member '${[...path, name].join('.')}'`,
      );
    }
  }
  for (const name of requiredMembers(schema)) {
    if (result[name] === undefined) {
      missing.add([...path, name]);
    }
  }
  return result;
}

function decodeScalar(
  schema: NormalizedSchema,
  value: unknown,
  path: string[],
): unknown {
  if (schema.isBooleanSchema()) {
    if (typeof value !== 'boolean') {
      throw wrongType(value, 'a Boolean', path);
    }
    return value;
  }
  if (schema.isNumericSchema()) {
    if (typeof value !== 'number') {
      throw wrongType(value, 'a Number', path);
    }
    return value;
  }
  if (schema.isTimestampSchema()) {
    const date =
      typeof value === 'number' || typeof value === 'string'
        ? readTimestamp(value)
        : undefined;
    if (!date) {
      throw wrongType(value, 'a Timestamp', path);
    }
    return date;
  }
  if (typeof value !== 'string') {
    throw wrongType(value, 'a String', path);
  }
  return schema.isBlobSchema()
    ? new Uint8Array(Buffer.from(value, 'base64'))
    : value;
}

function object(value: unknown, path: string[]): Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw wrongType(value, 'a structure', path);
  }
  return value as Record<string, unknown>;
}

function wrongType(value: unknown, expected: string, path: string[]): AwsError {
  const at = path.length > 0 ? ` at '${path.join('.')}'` : '';
  return new AwsError(
    'SerializationException',
    `${jsonToken(value)} can not be converted to ${expected}${at}`,
  );
}

/** The name of a JSON token, as the error messages of AWS use it. */
function jsonToken(value: unknown): string {
  if (value === null) {
    return 'NULL_VALUE';
  }
  if (Array.isArray(value)) {
    return 'START_ARRAY';
  }
  return typeof value === 'object'
    ? 'START_OBJECT'
    : `${(typeof value).toUpperCase()}_VALUE`;
}
