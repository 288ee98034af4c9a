import { isDeepStrictEqual } from 'node:util';
import {
  ResourceChange,
  ResourceTargetDefinition,
} from '@aws-sdk/client-cloudformation';

/** How many changes of one resource are listed; the others are counted. */
const MAX_CHANGES = 4;

/** Characters up to which a value is shown in full. */
const LONG = 40;

/** Characters beyond which a value is not shown. */
const TOO_LONG = 200;

/** Properties that may contain secrets or our own metadata. */
const REDACTED = /^(Tags|Metadata|Environment|EnvironmentFiles|Secrets)$/;
const SECRET = /secret|passw|token|credential|api.?key|private.?key/i;

/**
 * A masked value, a reference, or a value that is known only after the
 * deployment.
 */
const MASKED = /\*\*\*\*|\{\{/;

/** A changed value; undefined on the side where the property does not exist. */
interface Difference {
  path: string[];
  before: unknown;
  after: unknown;
}

/**
 * The changed properties of a resource: `DesiredCount 2 → 3`. Only the name
 * where the values are secret, unknown, or too long to read.
 */
export function changedValues({ Details = [] }: ResourceChange): string[] {
  const texts = Details.flatMap(({ Target }) =>
    Target ? describeTarget(Target) : [],
  );
  // Drops a name without values when the same name is listed with values.
  const distinct = [...new Set(texts)]
    .filter(text => !texts.some(other => other.startsWith(`${text} `)))
    .sort();
  return distinct.length > MAX_CHANGES
    ? [
        ...distinct.slice(0, MAX_CHANGES - 1),
        `and ${distinct.length - MAX_CHANGES + 1} more`,
      ]
    : distinct;
}

function describeTarget(target: ResourceTargetDefinition): string[] {
  const name = target.Name ?? target.Attribute;
  if (!name) {
    return [];
  }
  if (target.Attribute !== 'Properties' || !isComplete(target)) {
    return [name];
  }
  const path = target.Path?.split('/') ?? [name];
  const found = differences(
    path,
    parse(target.BeforeValue),
    parse(target.AfterValue),
  );
  return found.length ? found.map(describe) : [name];
}

/** Whether a missing value means that the property does not exist. */
function isComplete(target: ResourceTargetDefinition): boolean {
  const { BeforeValue, AfterValue, AttributeChangeType } = target;
  return (
    (BeforeValue !== undefined || AttributeChangeType === 'Add') &&
    (AfterValue !== undefined || AttributeChangeType === 'Remove')
  );
}

/** Structured values are JSON. Truncated JSON is treated as text. */
function parse(text: string | undefined): unknown {
  if (!/^[[{]/.test(text ?? '')) {
    return text;
  }
  try {
    return JSON.parse(text!);
  } catch {
    return text;
  }
}

function differences(
  path: string[],
  before: unknown,
  after: unknown,
): Difference[] {
  if (isDeepStrictEqual(before, after)) {
    return [];
  }
  const [was, is] = [fieldsOf(before), fieldsOf(after)];
  return was && is
    ? [...new Set([...was.keys(), ...is.keys()])].flatMap(key =>
        differences([...path, key], was.get(key), is.get(key)),
      )
    : [{ path, before, after }];
}

/**
 * The parts of a structure that can be compared with another one. Of a list,
 * only items with names: the index of an item means nothing.
 */
function fieldsOf(value: unknown): Map<string, unknown> | undefined {
  if (!Array.isArray(value)) {
    return typeof value === 'object' && value !== null
      ? new Map(Object.entries(value))
      : undefined;
  }
  if (value.length === 1 && typeof value[0] === 'object') {
    return new Map([['0', value[0]]]);
  }
  const names = value.map(item => item?.Name ?? item?.Key);
  return names.every(name => typeof name === 'string')
    ? new Map(value.map((item, index) => [names[index], item]))
    : undefined;
}

function describe({ path, before, after }: Difference): string {
  const names = path.filter(name => !/^\d+$/.test(name));
  const redacted = names.find(name => REDACTED.test(name));
  if (redacted) {
    return redacted;
  }
  const label = (
    names.at(-1) === 'Value' ? names.at(-2) : names.at(-1)
  ) as string;
  const texts = [before, after].map(textOf);
  if (
    names.some(name => SECRET.test(name)) ||
    texts.some(text => text === undefined)
  ) {
    return label;
  }
  const [was, is] = shorten(texts as [string, string]);
  return was === is ? label : `${label} ${was} → ${is}`;
}

/** The value as text; undefined when it is too long to show. */
function textOf(value: unknown): string | undefined {
  if (value === undefined) {
    return 'none';
  }
  const text = String(value);
  return typeof value === 'object' ||
    MASKED.test(text) ||
    /^[[{]|[\r\n]/.test(text) ||
    text.length > TOO_LONG
    ? undefined
    : text || '""';
}

/** `…/nginx:1.26` and `…/nginx:1.27`: without the common path. */
function shorten(texts: [string, string]): string[] {
  const [was, is] = texts.map(text => text.split('/'));
  let shared = 0;
  while (
    shared < Math.min(was.length, is.length) - 1 &&
    was[shared] === is[shared]
  ) {
    shared++;
  }
  const isLong = texts.some(text => text.length > LONG / 2);
  return [was, is]
    .map(parts =>
      isLong && shared ? `…/${parts.slice(shared).join('/')}` : parts.join('/'),
    )
    .map(text =>
      text.length > LONG
        ? `${text.slice(0, LONG - 13)}…${text.slice(-12)}`
        : text,
    );
}
