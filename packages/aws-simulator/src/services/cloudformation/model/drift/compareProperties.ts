import { isObject } from '../template/isObject';

/** A property whose actual value is not the one that the template gives it. */
export interface PropertyDrift {
  /** E.g. `/Tags/0/Value`. */
  path: string;
  /** Undefined for what was added. */
  expected: unknown;
  /** Undefined for what was removed. */
  actual: unknown;
  kind: 'ADD' | 'REMOVE' | 'NOT_EQUAL';
}

/** The members that tell the elements of a list apart. */
const NAMES = ['Key', 'Name', 'Id', 'ContainerName', 'DeviceName'];

const DOMAIN = /^[\w*-]+(\.[\w-]+)*\.[a-z]{2,}\.?$/i;

/** Lists of which a template gives the elements that it sets; the others have defaults. */
const OPEN_LISTS = /(?:Attributes|Settings)$/;

/**
 * The differences between the value that a template gives and the actual one.
 * Members that the template leaves out, the order in lists and the ways to write
 * the same value count for nothing.
 */
export function compareProperties(
  expected: unknown,
  actual: unknown,
  path = '',
): PropertyDrift[] {
  if (actual === undefined) {
    return isEmpty(expected)
      ? []
      : [{ path, expected, actual, kind: 'REMOVE' }];
  }
  if (isDocument(expected, actual)) {
    return compareProperties(parsed(expected), parsed(actual), path);
  }
  if (Array.isArray(expected) && Array.isArray(actual)) {
    return compareLists(expected, actual, path);
  }
  if (isObject(expected) && isObject(actual)) {
    return Object.entries(expected).flatMap(([key, value]) =>
      compareProperties(value, actual[key], `${path}/${key}`),
    );
  }
  return isSame(expected, actual)
    ? []
    : [{ path, expected, actual, kind: 'NOT_EQUAL' }];
}

function compareLists(
  expected: unknown[],
  actual: unknown[],
  path: string,
): PropertyDrift[] {
  const left = actual.map((value, index) => ({ value, index }));
  const take = (matches: (value: unknown, index: number) => boolean) => {
    const at = left.findIndex(one => matches(one.value, one.index));
    return at < 0 ? undefined : left.splice(at, 1)[0];
  };
  const unmatched = expected
    .map((value, index) => ({ value, index }))
    .filter(
      ({ value }) =>
        !take(other => compareProperties(value, other).length === 0),
    );
  const missing = unmatched.flatMap(({ value, index }) => {
    const name = nameOf(value);
    const other = take((candidate, at) =>
      name === undefined ? at === index : nameOf(candidate) === name,
    );
    return compareProperties(value, other?.value, `${path}/${index}`);
  });
  if (OPEN_LISTS.test(path)) {
    return missing;
  }
  return [
    ...missing,
    ...left.map(
      ({ value, index }): PropertyDrift => ({
        path: `${path}/${index}`,
        expected: undefined,
        actual: value,
        kind: 'ADD',
      }),
    ),
  ];
}

function nameOf(value: unknown): unknown {
  return isObject(value)
    ? NAMES.map(name => value[name]).find(name => name !== undefined)
    : undefined;
}

/** Whether one of two values is a document in JSON and the other one its content. */
function isDocument(expected: unknown, actual: unknown): boolean {
  return (
    (typeof expected === 'string' && typeof parsed(expected) === 'object') ||
    (typeof actual === 'string' &&
      typeof expected === 'object' &&
      typeof parsed(actual) === 'object')
  );
}

function parsed(value: unknown): unknown {
  if (typeof value !== 'string' || !/^\s*[[{]/.test(value)) {
    return value;
  }
  try {
    return JSON.parse(value);
  } catch {
    return value;
  }
}

function isSame(expected: unknown, actual: unknown): boolean {
  // One value is as good as a list of it, as in policies.
  if (Array.isArray(expected) || Array.isArray(actual)) {
    const [one, ...others] = [expected].flat();
    const [other, ...more] = [actual].flat();
    return (
      others.length === 0 &&
      more.length === 0 &&
      compareProperties(one, other).length === 0
    );
  }
  const [left, right] = [canonical(expected), canonical(actual)];
  return (
    left === right ||
    (left !== '' && right !== '' && Number(left) === Number(right)) ||
    isArnOf(left, right) ||
    isArnOf(right, left)
  );
}

/** A scalar as a text; a name of DNS without regard to case and a last dot. */
function canonical(value: unknown): string {
  const text = String(value);
  return DOMAIN.test(text) ? text.toLowerCase().replace(/\.$/, '') : text;
}

/** Whether a text is the ARN of what another one names. */
function isArnOf(arn: string, name: string): boolean {
  return (
    arn.startsWith('arn:') &&
    name !== '' &&
    /[:/]/.test(arn.at(-name.length - 1) ?? '') &&
    arn.endsWith(name)
  );
}

function isEmpty(value: unknown): boolean {
  return (
    value === undefined ||
    (typeof value === 'object' &&
      value !== null &&
      Object.keys(value).length === 0)
  );
}
