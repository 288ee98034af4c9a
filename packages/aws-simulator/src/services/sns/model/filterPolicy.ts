import { isIP } from 'node:net';
import { covers } from '../../ec2/model/network/cidr';
import { invalid } from './refusals';

/** Which messages a subscription wants. */
export interface Filter {
  policy: Record<string, unknown>;
  scope: 'MessageAttributes' | 'MessageBody';
}

const SCOPES = ['MessageAttributes', 'MessageBody'];
const MOST_KEYS = 5;

/**
 * Reads a filter policy.
 *
 * @throws AwsError `InvalidParameter`
 */
export function readFilter(
  text: string | undefined,
  scope = 'MessageAttributes',
): Filter | undefined {
  if (!SCOPES.includes(scope)) {
    throw invalid(
      `Attributes Reason: FilterPolicyScope: Invalid value [${scope}]. Please use either MessageBody or MessageAttributes`,
    );
  }
  if (!text) {
    return undefined;
  }
  const policy = parsed(text);
  if (!isObject(policy)) {
    throw bad('Filter is not an object');
  }
  if (countKeys(policy) > MOST_KEYS) {
    throw bad('Filter policy can not have more than 5 keys');
  }
  const filter = { policy, scope: scope as Filter['scope'] };
  checkLevel(filter.scope, policy);
  return filter;
}

/** Whether what a message has meets a filter. */
export function matches(
  policy: Record<string, unknown>,
  found: Record<string, unknown>,
): boolean {
  return Object.entries(policy).every(([name, wanted]) => {
    if (name === '$or') {
      return (wanted as Record<string, unknown>[]).some(one =>
        matches(one, found),
      );
    }
    const value = found[name];
    if (!Array.isArray(wanted)) {
      return (
        isObject(value) && matches(wanted as Record<string, unknown>, value)
      );
    }
    const values = Array.isArray(value) ? value : [value];
    return wanted.some(one => values.some(each => meets(one, each)));
  });
}

function meets(wanted: unknown, value: unknown): boolean {
  if (!isObject(wanted)) {
    return wanted === value;
  }
  const [[operator, operand]] = Object.entries(wanted);
  if (operator === 'exists') {
    return (value !== undefined) === operand;
  }
  if (value === undefined) {
    return false;
  }
  const text = String(value);
  switch (operator) {
    case 'prefix':
      return text.startsWith(String(operand));
    case 'suffix':
      return text.endsWith(String(operand));
    case 'equals-ignore-case':
      return text.toLowerCase() === String(operand).toLowerCase();
    case 'wildcard':
      return asPattern(String(operand)).test(text);
    case 'cidr':
      return isIP(text) === 4 && covers(String(operand), `${text}/32`);
    case 'anything-but':
      return ![operand].flat().some(one => meets(one, value));
    default:
      return meetsNumeric(operand as (string | number)[], value);
  }
}

function meetsNumeric(range: (string | number)[], value: unknown): boolean {
  const holds: Record<string, (a: number, b: number) => boolean> = {
    '=': (a, b) => a === b,
    '<': (a, b) => a < b,
    '<=': (a, b) => a <= b,
    '>': (a, b) => a > b,
    '>=': (a, b) => a >= b,
  };
  return (
    typeof value === 'number' &&
    range.every(
      (part, index) =>
        index % 2 === 1 || holds[part](value, Number(range[index + 1])),
    )
  );
}

function checkLevel(
  scope: Filter['scope'],
  level: Record<string, unknown>,
): void {
  for (const [name, wanted] of Object.entries(level)) {
    if (name === '$or' && Array.isArray(wanted) && wanted.every(isObject)) {
      wanted.forEach(one => checkLevel(scope, one));
    } else if (isObject(wanted)) {
      if (scope === 'MessageAttributes') {
        throw invalid(
          'Attributes Reason: Filter policy scope MessageAttributes does not support nested filter policy',
        );
      }
      checkLevel(scope, wanted);
    } else if (!Array.isArray(wanted)) {
      throw bad(`"${name}" must be an object or an array`);
    } else if (wanted.length === 0) {
      throw bad('Empty arrays are not allowed');
    } else {
      wanted.forEach(checkMatch);
    }
  }
}

const OPERATORS: Record<string, (operand: unknown) => boolean> = {
  'anything-but': operand => operand !== null,
  cidr: operand => typeof operand === 'string',
  'equals-ignore-case': operand => typeof operand === 'string',
  exists: operand => typeof operand === 'boolean',
  numeric: operand =>
    Array.isArray(operand) &&
    operand.length % 2 === 0 &&
    operand.every((part, index) =>
      index % 2 === 0
        ? ['=', '<', '<=', '>', '>='].includes(part)
        : typeof part === 'number',
    ),
  prefix: operand => typeof operand === 'string',
  suffix: operand => typeof operand === 'string',
  wildcard: operand => typeof operand === 'string',
};

function checkMatch(wanted: unknown): void {
  if (Array.isArray(wanted)) {
    throw bad('Match value must be String, number, true, false, or null');
  }
  if (!isObject(wanted)) {
    return;
  }
  const [operator, operand] = Object.entries(wanted)[0] ?? [];
  if (operator === undefined || !Object.hasOwn(OPERATORS, operator)) {
    throw bad(`Unrecognized match type ${operator}`);
  }
  if (!OPERATORS[operator](operand)) {
    // The text is from memory.
    throw bad(`Value of ${operator} is not valid`);
  }
}

function countKeys(policy: Record<string, unknown>): number {
  return Object.values(policy).reduce<number>(
    (sum, value) => sum + (isObject(value) ? countKeys(value) : 1),
    0,
  );
}

function asPattern(text: string): RegExp {
  return new RegExp(
    `^${text
      .split('*')
      .map(part => part.replace(/[.+^${}()|[\]\\?]/g, '\\$&'))
      .join('.*')}$`,
    's',
  );
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw bad('failed to parse JSON.');
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function bad(reason: string) {
  return invalid(`Attributes Reason: FilterPolicy: ${reason}`);
}
