import { NormalizedSchema } from '@smithy/core/schema';
import { writeTimestamp } from './timestamps';

/**
 * Encodes a value as JSON according to its schema, with the names that it has in
 * JSON. Unknown members are omitted.
 *
 * @param scalar - encodes what is no list, map or structure
 */
export function encodeJson(
  schema: NormalizedSchema,
  value: any,
  scalar = encodeScalar,
): unknown {
  if (schema.isListSchema()) {
    const member = schema.getValueSchema();
    return [...value].map(item => encodeJson(member, item, scalar));
  }
  if (schema.isMapSchema()) {
    const member = schema.getValueSchema();
    return Object.fromEntries(
      Object.entries(value).map(([key, item]) => [
        key,
        encodeJson(member, item, scalar),
      ]),
    );
  }
  if (schema.isStructSchema()) {
    const result: Record<string, unknown> = {};
    for (const [name, member] of schema.structIterator()) {
      if (value[name] !== undefined && value[name] !== null) {
        const { jsonName = name } = member.getMergedTraits();
        result[jsonName] = encodeJson(member, value[name], scalar);
      }
    }
    return result;
  }
  return scalar(schema, value);
}

function encodeScalar(schema: NormalizedSchema, value: any): unknown {
  if (schema.isTimestampSchema()) {
    return writeTimestamp(schema, value, 'epoch-seconds');
  }
  if (schema.isBlobSchema()) {
    return Buffer.from(value).toString('base64');
  }
  return value;
}
