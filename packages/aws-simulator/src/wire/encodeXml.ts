import { NormalizedSchema } from '@smithy/core/schema';
import { XMLBuilder } from 'fast-xml-parser';
import { writeTimestamp } from './timestamps';

const ENTITIES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  // XML parsers convert a literal carriage return to a line feed.
  '\r': '&#13;',
};

const builder = new XMLBuilder({
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  processEntities: false,
  tagValueProcessor: (_name, value) =>
    String(value).replace(/[&<>"\r]/g, character => ENTITIES[character]),
});

/** An XML document from a tree of elements; keys with `@` are attributes. */
export function writeXml(tree: Record<string, unknown>): string {
  return builder.build({
    '?xml': { '@version': '1.0', '@encoding': 'UTF-8' },
    ...tree,
  });
}

/** The XML elements of a structure, according to its schema. Unknown members are omitted. */
export function encodeXml(
  schema: NormalizedSchema,
  value: unknown,
): Record<string, unknown> {
  const elements: Record<string, unknown> = {};
  if (!schema.isStructSchema() || !value) {
    return elements;
  }
  for (const [name, member] of schema.structIterator()) {
    const memberValue = (value as Record<string, unknown>)[name];
    if (memberValue !== undefined && memberValue !== null) {
      elements[member.getMemberTraits().xmlName ?? name] = encodeValue(
        member,
        memberValue,
      );
    }
  }
  return elements;
}

function encodeValue(schema: NormalizedSchema, value: any): unknown {
  if (schema.isListSchema()) {
    const member = schema.getValueSchema();
    const items = [...value].map(item => encodeValue(member, item));
    return schema.getMergedTraits().xmlFlattened
      ? items
      : { [member.getMergedTraits().xmlName ?? 'member']: items };
  }
  if (schema.isMapSchema()) {
    const keyName = schema.getKeySchema().getMergedTraits().xmlName ?? 'key';
    const valueSchema = schema.getValueSchema();
    const valueName = valueSchema.getMergedTraits().xmlName ?? 'value';
    const entries = Object.entries(value).map(([key, entry]) => ({
      [keyName]: key,
      [valueName]: encodeValue(valueSchema, entry),
    }));
    return schema.getMergedTraits().xmlFlattened ? entries : { entry: entries };
  }
  if (schema.isStructSchema()) {
    return encodeXml(schema, value);
  }
  if (schema.isTimestampSchema()) {
    return writeTimestamp(schema, value, 'date-time');
  }
  if (schema.isBlobSchema()) {
    return Buffer.from(value).toString('base64');
  }
  return String(value);
}
