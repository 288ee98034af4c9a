import { XMLParser } from 'fast-xml-parser';

/** An element: its children by name, or its text. */
export type XmlElement = string | { [name: string]: XmlElement[] };

const parser = new XMLParser({
  ignoreAttributes: true,
  ignoreDeclaration: true,
  parseTagValue: false,
  removeNSPrefix: true,
  trimValues: false,
  // Numeric character references are decoded only with these options.
  htmlEntities: true,
  isArray: (_name, _path, _isLeaf, isAttribute) => !isAttribute,
});

/**
 * Parses a document. White space between elements is ignored.
 *
 * @throws Error for what is not well-formed.
 */
export function parseXml(text: string): XmlElement {
  const [root] = Object.values(
    parser.parse(text, true) as Record<string, unknown[]>,
  );
  return element(root?.[0]);
}

function element(value: unknown): XmlElement {
  if (typeof value !== 'object' || value === null) {
    return String(value ?? '');
  }
  return Object.fromEntries(
    Object.entries(value)
      .filter(([name]) => name !== '#text')
      .map(([name, items]) => [name, (items as unknown[]).map(element)]),
  );
}
