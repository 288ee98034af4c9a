import { isDeepStrictEqual } from 'node:util';
import {
  ResourceChange,
  ResourceTargetDefinition,
} from '@aws-sdk/client-cloudformation';

/** Of one resource; what is beyond is only counted. */
const MAX_STOPPED_LINES = 4;

/** Characters up to which a value is told whole. */
const LONG = 40;

/** Characters beyond which a value says nothing to a person any more. */
const TOO_LONG = 200;

/** What people or we keep in these is not for a log that others read. */
const REDACTED = /^(Tags|Metadata|Environment|EnvironmentFiles|Secrets)$/;
const SECRET = /secret|passw|token|credential|api.?key|private.?key/i;

/** A mask of CloudFormation's, a reference, or what is known only afterwards. */
const MASKED = /\*\*\*\*|\{\{/;

/** A value that differs; undefined where there was or will be none. */
interface Difference {
  path: string[];
  before: unknown;
  after: unknown;
}

/**
 * What changes in a resource, one text for each: `DesiredCount 2 → 3`. Only the
 * name where the values are hidden, secret, not known yet, or more than a person
 * reads.
 */
export function changedValues({ Details = [] }: ResourceChange): string[] {
  const texts = Details.flatMap(({ Target }) => (Target ? tell(Target) : []));
  // A name alone adds nothing to one with its values.
  const distinct = [...new Set(texts)]
    .filter(text => !texts.some(other => other.startsWith(`${text} `)))
    .sort();
  return distinct.length > MAX_STOPPED_LINES
    ? [
        ...distinct.slice(0, MAX_STOPPED_LINES - 1),
        `and ${distinct.length - MAX_STOPPED_LINES + 1} more`,
      ]
    : distinct;
}

function tell(target: ResourceTargetDefinition): string[] {
  const name = target.Name ?? target.Attribute;
  if (!name) {
    return [];
  }
  if (target.Attribute !== 'Properties' || !isComplete(target)) {
    return [name];
  }
  const path = target.Path?.split('/').slice(2) ?? [name];
  const found = differences(
    path,
    parse(target.BeforeValue),
    parse(target.AfterValue),
  );
  return found.length ? found.map(describe) : [name];
}

/** Whether a missing value means that there is none. */
function isComplete(target: ResourceTargetDefinition): boolean {
  const { BeforeValue, AfterValue, AttributeChangeType } = target;
  return (
    (BeforeValue !== undefined || AttributeChangeType === 'Add') &&
    (AfterValue !== undefined || AttributeChangeType === 'Remove')
  );
}

/** Structures come as JSON; cut off ones stay the text that they are. */
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
 * The parts of a structure that can be held against those of another one. Of a
 * list these are items with names: the places of others mean nothing.
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

/** Undefined where a value cannot be told in a few words. */
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

/** `…/nginx:1.26` and `…/nginx:1.27`: without the folders that both are in. */
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
