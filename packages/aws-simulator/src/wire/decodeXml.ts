import { NormalizedSchema } from '@smithy/core/schema';
import { AwsError } from '../world/AwsError';
import { MissingMembers } from './MissingMembers';
import { XmlElement } from './parseXml';
import { readScalar } from './readScalar';
import { requiredMembers } from './ServiceModel';

/**
 * Decodes an XML element according to `schema`.
 *
 * @throws AwsError `InvalidInput` for an element that the shape does not have
 * or text that is not of its type.
 */
export function decodeXml(
  schema: NormalizedSchema,
  element: XmlElement,
  path: string[],
  missing: MissingMembers,
): unknown {
  if (schema.isListSchema()) {
    const member = schema.getValueSchema();
    const name = member.getMergedTraits().xmlName ?? 'member';
    return childrenOf(element, [name]).flatMap(([, items]) =>
      items.map((item, i) =>
        decodeXml(member, item, [...path, `${i + 1}`, 'member'], missing),
      ),
    );
  }
  if (schema.isStructSchema()) {
    return decodeStructure(schema, element, path, missing);
  }
  if (typeof element !== 'string') {
    throw invalidContent(Object.keys(element)[0]);
  }
  return decodeText(schema, element, path);
}

/** @throws AwsError `InvalidInput` for text that is no such value. */
export function decodeText(
  schema: NormalizedSchema,
  text: string,
  path: string[],
): unknown {
  const read = readScalar(schema, text);
  if ('expected' in read) {
    throw new AwsError(
      'InvalidInput',
      `Value '${text}' at '${path.join('.')}' is not ${read.expected}`,
    );
  }
  return read.value;
}

function decodeStructure(
  schema: NormalizedSchema,
  element: XmlElement,
  path: string[],
  missing: MissingMembers,
): Record<string, unknown> {
  const members = new Map<string, [string, NormalizedSchema]>();
  for (const [name, member] of schema.structIterator()) {
    members.set(member.getMergedTraits().xmlName ?? name, [name, member]);
  }
  const result: Record<string, unknown> = {};
  for (const [step, items] of childrenOf(element, [...members.keys()])) {
    const [name, member] = members.get(step)!;
    const [shape, found] = member.getMergedTraits().xmlFlattened
      ? [member.getValueSchema(), items]
      : [member, items.slice(0, 1)];
    const values = found.map(item =>
      decodeXml(shape, item, [...path, name], missing),
    );
    result[name] = shape === member ? values[0] : values;
  }
  for (const name of requiredMembers(schema)) {
    if (result[name] === undefined) {
      missing.add([...path, name]);
    }
  }
  return result;
}

function childrenOf(
  element: XmlElement,
  known: string[],
): [string, XmlElement[]][] {
  // An empty list or structure is an element without children, i.e. empty text.
  const children = typeof element === 'string' ? [] : Object.entries(element);
  for (const [name] of children) {
    if (!known.includes(name)) {
      throw invalidContent(name);
    }
  }
  return children;
}

function invalidContent(name: string): AwsError {
  return new AwsError(
    'InvalidInput',
    `Invalid XML ; cvc-complex-type.2.4.a: Invalid content was found starting with element '${name}'.`,
  );
}
