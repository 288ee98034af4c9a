import generated from './generated/apiConstraints.json';
import { matchesJavaPattern } from './javaPattern';

/** What the model of an API says of a shape; members, keys and values name shapes. */
interface Shape {
  type: string;
  /** Whether no message contains the value. */
  sensitive?: boolean;
  enum?: string[];
  pattern?: string;
  /** The smallest number, or the least length. */
  min?: number;
  max?: number;
  /** Of a structure. */
  members?: Record<string, string>;
  /** Of a list. */
  member?: string;
  /** Of a map. */
  key?: string;
  value?: string;
}

type Shapes = Partial<Record<string, Shape>>;

const services = generated as unknown as Partial<
  Record<
    string,
    { operations: Partial<Record<string, string>>; shapes: Shapes }
  >
>;

/**
 * The constraints in the model of an operation that its input does not satisfy,
 * in AWS's words: `Value '…' at '…' failed to satisfy constraint: …`.
 *
 * @param input - as the API takes it, or with members that begin with a capital
 *   letter, as in templates. Values of another type than the model's are passed over.
 */
export function violations(
  service: string,
  operation: string,
  input: unknown,
): string[] {
  const { operations, shapes } = services[service] ?? {};
  const name = operations?.[operation];
  return shapes && name ? inValue(shapes, name, input, '') : [];
}

/** The message of a request with these violations. */
export function violationsText(problems: readonly string[]): string {
  return `${problems.length} validation error${
    problems.length === 1 ? '' : 's'
  } detected: ${problems.join('; ')}`;
}

function inValue(
  shapes: Shapes,
  name: string,
  value: unknown,
  path: string,
): string[] {
  const shape = shapes[name];
  if (!shape || !fits(shape.type, value)) {
    return [];
  }
  return [
    ...failed(shape, value).map(constraint =>
      violation(path, shape.sensitive ? undefined : value, constraint),
    ),
    ...inMembers(shapes, shape, value as object, path),
  ];
}

function inMembers(
  shapes: Shapes,
  shape: Shape,
  value: object,
  path: string,
): string[] {
  switch (shape.type) {
    case 'structure':
      return inStructure(shapes, shape.members ?? {}, value, path);
    case 'list':
      return inItems(shapes, shape.member, 'Member', value, path);
    case 'map':
      return [
        ...(shape.key && shapes[shape.key]
          ? inScalars(
              shapes[shape.key]!,
              Object.keys(value),
              'Map keys',
              value,
              path,
            )
          : []),
        ...inItems(shapes, shape.value, 'Map value', value, path),
      ];
    default:
      return [];
  }
}

function inStructure(
  shapes: Shapes,
  members: Record<string, string>,
  value: object,
  path: string,
): string[] {
  const given = new Map(
    Object.entries(value).map(([name, item]) => [lowerFirst(name), item]),
  );
  return Object.entries(members).flatMap(([member, type]) => {
    const name = lowerFirst(member);
    return inValue(
      shapes,
      type,
      given.get(name),
      path ? `${path}.${name}` : name,
    );
  });
}

/** In the items of a list, or the values of a map. */
function inItems(
  shapes: Shapes,
  type: string | undefined,
  what: string,
  whole: object,
  path: string,
): string[] {
  const shape = type === undefined ? undefined : shapes[type];
  if (!shape) {
    return [];
  }
  return /^(structure|list|map)$/.test(shape.type)
    ? Object.entries(whole).flatMap(([key, item]) =>
        inValue(
          shapes,
          type!,
          item,
          `${path}.${Array.isArray(whole) ? Number(key) + 1 : key}.member`,
        ),
      )
    : inScalars(shape, Object.values(whole), what, whole, path);
}

/** Scalars are reported together, with every constraint of their shape. */
function inScalars(
  shape: Shape,
  items: unknown[],
  what: string,
  whole: object,
  path: string,
): string[] {
  return items.some(
    item => fits(shape.type, item) && failed(shape, item).length > 0,
  )
    ? [
        violation(
          path,
          shape.sensitive ? undefined : whole,
          `${what} must satisfy constraint: [${constraints(shape).join(', ')}]`,
        ),
      ]
    : [];
}

function fits(type: string, value: unknown): boolean {
  switch (type) {
    case 'structure':
    case 'map':
      return (
        typeof value === 'object' && value !== null && !Array.isArray(value)
      );
    case 'list':
      return Array.isArray(value);
    case 'string':
      return typeof value === 'string';
    case 'blob':
      return value instanceof Uint8Array;
    default:
      return typeof value === 'number';
  }
}

/** The constraints of its own that a value does not satisfy. */
function failed(shape: Shape, value: any): string[] {
  const size = sizeOf(value);
  return constraints(shape, {
    max: size > (shape.max ?? Infinity),
    min: size < (shape.min ?? -Infinity),
    enum: shape.enum !== undefined && !shape.enum.includes(value),
    pattern:
      shape.pattern !== undefined && !matchesJavaPattern(shape.pattern, value),
  });
}

/** The texts of constraints; by default all that a shape has. */
function constraints(
  { type, enum: allowed, pattern, min, max }: Shape,
  which = { max: true, min: true, enum: true, pattern: true },
): string[] {
  const size = /^(string|blob|list|map)$/.test(type) ? 'length' : 'value';
  return [
    ...(which.max && max !== undefined
      ? [`Member must have ${size} less than or equal to ${max}`]
      : []),
    ...(which.min && min !== undefined
      ? [`Member must have ${size} greater than or equal to ${min}`]
      : []),
    ...(which.enum && allowed
      ? [`Member must satisfy enum value set: [${allowed.join(', ')}]`]
      : []),
    ...(which.pattern && pattern !== undefined
      ? [`Member must satisfy regular expression pattern: ${pattern}`]
      : []),
  ];
}

function sizeOf(value: number | string | Uint8Array | object): number {
  if (typeof value === 'number') {
    return value;
  }
  return typeof value === 'string' || value instanceof Uint8Array
    ? value.length
    : Object.keys(value).length;
}

function violation(path: string, value: unknown, constraint: string): string {
  const text = value === undefined ? '' : ` '${shown(value)}'`;
  return `Value${text} at '${path}' failed to satisfy constraint: ${constraint}`;
}

/** A value as Java prints it. */
function shown(value: unknown): string {
  if (Array.isArray(value)) {
    return `[${value.map(shown).join(', ')}]`;
  }
  if (value instanceof Uint8Array) {
    return `java.nio.HeapByteBuffer[pos=0 lim=${value.length} cap=${value.length}]`;
  }
  return typeof value === 'object' && value !== null
    ? `{${Object.entries(value)
        .map(([name, item]) => `${name}=${shown(item)}`)
        .join(', ')}}`
    : String(value);
}

function lowerFirst(name: string): string {
  return name.charAt(0).toLowerCase() + name.slice(1);
}
