import { NormalizedSchema } from '@smithy/core/schema';
import fc, { Arbitrary } from 'fast-check';
import { requiredMembers } from '../wire/ServiceModel';

/** The maximum depth of a value; shapes can be recursive. */
const MAX_DEPTH = 4;

/** Text that XML can represent, with characters that need escaping. */
const text = fc
  .array(
    fc.oneof(
      fc.stringMatching(/^[a-zA-Z0-9 .:/_-]{1,6}$/),
      fc.constantFrom(
        '<',
        '&',
        '>',
        '"',
        "'",
        '%',
        '+',
        '=',
        'é',
        '😀',
        '\n',
        '\r',
      ),
    ),
    { minLength: 1, maxLength: 4 },
  )
  .map(parts => `a${parts.join('')}z`);

/**
 * Any value of a shape, with its required members. Lists, maps and structures
 * are never empty, because Query cannot represent that.
 */
export function valueOf(schema: NormalizedSchema, depth = 0): Arbitrary<any> {
  if (schema.isListSchema()) {
    return fc.array(valueOf(schema.getValueSchema(), depth + 1), {
      minLength: 1,
      maxLength: 3,
    });
  }
  if (schema.isMapSchema()) {
    return fc.dictionary(
      fc.stringMatching(/^[a-z]{1,5}$/),
      valueOf(schema.getValueSchema(), depth + 1),
      { minKeys: 1, maxKeys: 3 },
    );
  }
  if (schema.isStructSchema()) {
    return structureOf(schema, depth);
  }
  if (schema.isUnitSchema()) {
    return fc.constant({});
  }
  if (schema.isBooleanSchema()) {
    return fc.boolean();
  }
  if (schema.isNumericSchema()) {
    return fc.integer();
  }
  if (schema.isTimestampSchema()) {
    return fc
      .integer({ min: 0, max: 4_000_000_000 })
      .map(seconds => new Date(seconds * 1000));
  }
  if (schema.isBlobSchema()) {
    return fc.uint8Array({ minLength: 1, maxLength: 8 });
  }
  return text;
}

function structureOf(schema: NormalizedSchema, depth: number) {
  const required = new Set(requiredMembers(schema));
  const members: Record<string, Arbitrary<unknown>> = {};
  for (const [name, member] of schema.structIterator()) {
    if (required.has(name) || depth < MAX_DEPTH || !isNested(member)) {
      members[name] = valueOf(member, depth + 1);
    }
  }
  const names = Object.keys(members);
  if (schema.isUnionSchema()) {
    return fc
      .constantFrom(...names)
      .chain(name => members[name].map(value => ({ [name]: value })));
  }
  return fc
    .record(members, { requiredKeys: [...required] })
    .filter(value => names.length === 0 || Object.keys(value).length > 0);
}

function isNested(schema: NormalizedSchema): boolean {
  return (
    schema.isListSchema() || schema.isMapSchema() || schema.isStructSchema()
  );
}
