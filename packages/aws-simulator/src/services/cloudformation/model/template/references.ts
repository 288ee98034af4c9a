import { splitAttribute } from './splitAttribute';

/** A reference in a template. */
export interface Reference {
  /** `Ref` and `${Name}`, or `Fn::GetAtt` and `${Name.Attribute}`. */
  kind: 'ref' | 'attribute' | 'condition';
  /** The name of a resource, parameter or condition. */
  name: string;
  /** Empty if it is missing; undefined if a function returns it. */
  attribute?: string;
  /** The path, e.g. `/Outputs/Url/Value/Fn::GetAtt`. */
  path: string;
}

const SUB = /\$\{([^!${}][^{}]*)\}/g;

/** Every reference in a value of a template, in order of appearance. */
export function references(value: unknown, path = ''): Reference[] {
  if (Array.isArray(value)) {
    return value.flatMap((item, index) => references(item, `${path}/${index}`));
  }
  if (typeof value !== 'object' || value === null) {
    return [];
  }
  const entries = Object.entries(value);
  const own =
    entries.length === 1
      ? ownReferences(entries[0][0], entries[0][1], `${path}/${entries[0][0]}`)
      : [];
  return [
    ...own,
    ...entries.flatMap(([key, item]) => references(item, `${path}/${key}`)),
  ];
}

/** The names in a template string of `Fn::Sub`, without its literals. */
function substitutions(text: string): string[] {
  return [...text.matchAll(SUB)].map(match => match[1].trim());
}

function ownReferences(key: string, value: unknown, path: string): Reference[] {
  switch (key) {
    case 'Ref':
      return typeof value === 'string'
        ? [{ kind: 'ref', name: value, path }]
        : [];
    case 'Condition':
      return typeof value === 'string'
        ? [{ kind: 'condition', name: value, path }]
        : [];
    case 'Fn::If':
      return Array.isArray(value) && typeof value[0] === 'string'
        ? [{ kind: 'condition', name: value[0], path }]
        : [];
    case 'Fn::GetAtt':
      return attributeReference(value, path);
    case 'Fn::Sub':
      return subReferences(value, path);
    default:
      return [];
  }
}

function attributeReference(value: unknown, path: string): Reference[] {
  const parts = typeof value === 'string' ? splitAttribute(value) : value;
  if (!Array.isArray(parts) || typeof parts[0] !== 'string') {
    return [];
  }
  return [
    {
      kind: 'attribute',
      name: parts[0],
      attribute: attributeName(parts),
      path,
    },
  ];
}

function subReferences(value: unknown, path: string): Reference[] {
  const [text, variables] = Array.isArray(value) ? value : [value, {}];
  if (typeof text !== 'string') {
    return [];
  }
  return substitutions(text)
    .filter(name => !(variables && Object.hasOwn(variables, name)))
    .flatMap((name): Reference[] =>
      name.includes('.')
        ? attributeReference(name, path)
        : [{ kind: 'ref', name, path }],
    );
}

function attributeName(parts: unknown[]): string | undefined {
  if (parts.length !== 2) {
    return parts.slice(1).every(part => typeof part === 'string')
      ? parts.slice(1).join('.')
      : undefined;
  }
  return typeof parts[1] === 'string' ? parts[1] : undefined;
}
