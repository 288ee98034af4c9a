import { Address4, Address6 } from 'ip-address';
import { AwsError } from '../../world/AwsError';
import { matchesArn, matchesPattern } from './matchesPattern';
import { ConditionValue, Statement } from '../../rights/PolicyDocument';
import { RequestContext } from './RequestContext';
import { substituteVariables } from './substituteVariables';

/** Whether a value of the request is as a policy wants it. */
type Comparison = (actual: string, wanted: string) => boolean;

const numeric =
  (holds: (actual: number, wanted: number) => boolean): Comparison =>
  (actual, wanted) =>
    holds(Number(actual), Number(wanted));

const dated =
  (holds: (actual: number, wanted: number) => boolean): Comparison =>
  (actual, wanted) =>
    holds(timeOf(actual), timeOf(wanted));

/** The operators that hold where any of the wanted values fits. */
const POSITIVE: Record<string, Comparison> = {
  StringEquals: isEqual,
  StringEqualsIgnoreCase: (actual, wanted) =>
    isEqual(actual.toLowerCase(), wanted.toLowerCase()),
  StringLike: (actual, wanted) => matchesPattern(wanted, actual),
  ArnEquals: (actual, wanted) => matchesArn(wanted, actual),
  ArnLike: (actual, wanted) => matchesArn(wanted, actual),
  Bool: (actual, wanted) => actual.toLowerCase() === wanted.toLowerCase(),
  NumericEquals: numeric((actual, wanted) => actual === wanted),
  NumericLessThan: numeric((actual, wanted) => actual < wanted),
  NumericLessThanEquals: numeric((actual, wanted) => actual <= wanted),
  NumericGreaterThan: numeric((actual, wanted) => actual > wanted),
  NumericGreaterThanEquals: numeric((actual, wanted) => actual >= wanted),
  DateEquals: dated((actual, wanted) => actual === wanted),
  DateLessThan: dated((actual, wanted) => actual < wanted),
  DateLessThanEquals: dated((actual, wanted) => actual <= wanted),
  DateGreaterThan: dated((actual, wanted) => actual > wanted),
  DateGreaterThanEquals: dated((actual, wanted) => actual >= wanted),
  IpAddress: isInRange,
};

/** The operators that hold where none of the wanted values fits. */
const NEGATED: Record<string, Comparison> = {
  StringNotEquals: POSITIVE.StringEquals,
  StringNotEqualsIgnoreCase: POSITIVE.StringEqualsIgnoreCase,
  StringNotLike: POSITIVE.StringLike,
  ArnNotEquals: POSITIVE.ArnEquals,
  ArnNotLike: POSITIVE.ArnLike,
  NumericNotEquals: POSITIVE.NumericEquals,
  DateNotEquals: POSITIVE.DateEquals,
  NotIpAddress: POSITIVE.IpAddress,
};

const OPERATOR = /^(?:(ForAllValues|ForAnyValue):)?(\w+?)(IfExists)?$/;

/**
 * Whether all conditions of a statement hold for a request.
 *
 * @throws AwsError for an operator that the simulator does not know
 */
export function conditionsHold(
  { Condition = {} }: Statement,
  context: RequestContext,
): boolean {
  return Object.entries(Condition).every(([operator, keys]) =>
    Object.entries(keys).every(([key, wanted]) =>
      conditionHolds(operator, context.get(key), wanted, context),
    ),
  );
}

function conditionHolds(
  operator: string,
  actual: readonly string[] | undefined,
  value: ConditionValue,
  context: RequestContext,
): boolean {
  const wanted = [value].flat().map(String);
  if (operator === 'Null') {
    return wanted.includes(String(actual === undefined));
  }
  const [, set, name, ifExists] = OPERATOR.exec(operator) ?? [];
  const holds = comparisonOf(name, operator);
  if (actual === undefined) {
    return Boolean(
      ifExists ||
        set === 'ForAllValues' ||
        (set !== 'ForAnyValue' && Object.hasOwn(NEGATED, name)),
    );
  }
  const values = wanted.flatMap(
    text => substituteVariables(text, context) ?? [],
  );
  const fits = (one: string) => holds(one, values);
  return set === 'ForAllValues' ? actual.every(fits) : actual.some(fits);
}

function comparisonOf(
  name: string,
  operator: string,
): (actual: string, wanted: string[]) => boolean {
  if (Object.hasOwn(POSITIVE, name)) {
    return (actual, wanted) => wanted.some(one => POSITIVE[name](actual, one));
  }
  if (Object.hasOwn(NEGATED, name)) {
    return (actual, wanted) => !wanted.some(one => NEGATED[name](actual, one));
  }
  throw new AwsError(
    'MalformedPolicyDocument',
    `The AWS simulator does not know the condition operator ${operator}.`,
  );
}

/** Without wildcards: what stands for one in a pattern is the character here. */
function isEqual(actual: string, wanted: string): boolean {
  return actual === wanted.replace(/\$\{([*?$])\}/g, '$1');
}

/** ISO 8601, or seconds since the epoch. */
function timeOf(text: string): number {
  return /^\d+$/.test(text) ? Number(text) * 1000 : Date.parse(text);
}

function isInRange(address: string, range: string): boolean {
  if (Address4.isValid(address) && Address4.isValid(range)) {
    return new Address4(address).isInSubnet(new Address4(range));
  }
  return (
    Address6.isValid(address) &&
    Address6.isValid(range) &&
    new Address6(address).isInSubnet(new Address6(range))
  );
}
