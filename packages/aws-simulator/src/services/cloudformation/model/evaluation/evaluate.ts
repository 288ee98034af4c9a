import { validationError } from '../validationError';
import { splitAttribute } from '../template/splitAttribute';
import { cidrBlocks } from './cidrBlocks';
import { EvaluationScope } from './EvaluationScope';
import { ruleFunctions } from './ruleFunctions';
import { isUnresolved, UNRESOLVED } from './unresolved';

type IntrinsicFunction = (argument: any, scope: EvaluationScope) => unknown;

const MESSAGES = {
  equals:
    'Template error: every Fn::Equals object requires a list of 2 string parameters.',
  split:
    'Template error: every Fn::Split object requires two parameters, (1) a string delimiter and (2) a string to be split or a function that returns a string to be split.',
  select:
    'Template error: Fn::Select requires a list argument with two elements: an integer index and a list',
  join: 'Template error: every Fn::Join object requires two parameters, (1) a string delimiter and (2) a list of strings to be joined or a function that returns a list of strings (such as Fn::GetAZs) to be joined.',
  getAtt:
    'Template error: every Fn::GetAtt object requires two non-empty parameters, the resource name and the resource attribute',
  findInMap:
    'Template error: every Fn::FindInMap object requires three parameters, the map name, map key and the attribute for return value',
  sub: "Template error: One or more Fn::Sub intrinsic functions don't specify expected arguments. Specify a string as first argument, and an optional second argument to specify a mapping of values to replace in the string",
  cidr: 'Template error: every Fn::Cidr object requires two parameters, (1) ipBlock and (2) number of subnets, and an optional parameter, (3) subnet mask',
};

const functions: Record<string, IntrinsicFunction> = {
  Ref: (name, scope) => reference(name, scope),
  Condition: (name, scope) => scope.condition(name),
  'Fn::GetAtt': getAtt,
  'Fn::Sub': sub,
  'Fn::Join': join,
  'Fn::Select': select,
  'Fn::Split': split,
  'Fn::FindInMap': findInMap,
  'Fn::GetAZs': (region, scope) => {
    const name = evaluate(region, scope);
    return scope.availabilityZones(
      String(name === '' ? scope.parameter('AWS::Region') : name),
    );
  },
  'Fn::Base64': (argument, scope) => {
    const value = evaluate(argument, scope);
    return isUnresolved(value)
      ? UNRESOLVED
      : Buffer.from(String(value)).toString('base64');
  },
  'Fn::Cidr': cidr,
  'Fn::ToJsonString': (argument, scope) => {
    const value = evaluate(argument, scope);
    return isUnresolved(value) ? UNRESOLVED : JSON.stringify(value);
  },
  'Fn::ImportValue': (name, scope) =>
    scope.importValue(String(evaluate(name, scope))),
  'Fn::If': (argument, scope) => {
    if (!Array.isArray(argument) || argument.length !== 3) {
      throw validationError(
        'Template error: Fn::If requires a list argument with three elements',
      );
    }
    return evaluate(argument[scope.condition(argument[0]) ? 1 : 2], scope);
  },
  'Fn::And': (list, scope) => conditions('And', list, scope).every(Boolean),
  'Fn::Or': (list, scope) => conditions('Or', list, scope).some(Boolean),
  'Fn::Not': (list, scope) => {
    if (!Array.isArray(list) || list.length !== 1) {
      throw validationError(
        'Template error: every Fn::Not object requires one boolean parameter.',
      );
    }
    return !evaluate(list[0], scope);
  },
  'Fn::Equals': (list, scope) => {
    if (!Array.isArray(list) || list.length !== 2) {
      throw validationError(MESSAGES.equals);
    }
    const [left, right] = list.map(item => text(evaluate(item, scope)));
    return left === right;
  },
};

/** Represents `AWS::NoValue` during evaluation. */
const NO_VALUE = Symbol('AWS::NoValue');

/**
 * Resolves every intrinsic function in a value of a template. Members that
 * evaluate to `AWS::NoValue` are removed.
 *
 * @throws AwsError `ValidationError` with AWS's text
 */
export function evaluate(value: unknown, scope: EvaluationScope): any {
  const result = evaluateNode(value, scope);
  return result === NO_VALUE ? undefined : result;
}

function evaluateNode(value: unknown, scope: EvaluationScope): unknown {
  if (Array.isArray(value)) {
    return value
      .map(item => evaluateNode(item, scope))
      .filter(item => item !== NO_VALUE && item !== undefined);
  }
  if (typeof value !== 'object' || value === null) {
    return value;
  }
  const entries = Object.entries(value);
  if (entries.length === 1) {
    const [key, argument] = entries[0];
    // An IAM policy's `Condition` is an object; the function takes a name.
    if (
      Object.hasOwn(functions, key) &&
      (key !== 'Condition' || typeof argument === 'string')
    ) {
      return functions[key](argument, scope);
    }
    if (scope.rules && Object.hasOwn(ruleFunctions, key)) {
      return ruleFunctions[key](evaluate(argument, scope), scope.rules);
    }
    if (key.startsWith('Fn::')) {
      throw validationError(
        `Template error: the simulator does not know the intrinsic function ${key}`,
      );
    }
  }
  return Object.fromEntries(
    entries
      .map(([key, item]) => [key, evaluateNode(item, scope)] as const)
      .filter(([, item]) => item !== NO_VALUE && item !== undefined),
  );
}

function reference(name: unknown, scope: EvaluationScope): unknown {
  if (typeof name !== 'string') {
    throw validationError(
      'Template error: every Ref object must have a single String value.',
    );
  }
  if (name === 'AWS::NoValue') {
    return NO_VALUE;
  }
  return scope.parameter(name) ?? scope.ref(name);
}

function getAtt(argument: unknown, scope: EvaluationScope): unknown {
  const parts =
    typeof argument === 'string' ? splitAttribute(argument) : argument;
  if (!Array.isArray(parts) || parts.length < 2) {
    throw validationError(MESSAGES.getAtt);
  }
  const attribute = parts
    .slice(1)
    .map(part => text(evaluate(part, scope)))
    .join('.');
  return scope.attribute(String(parts[0]), attribute);
}

function sub(argument: unknown, scope: EvaluationScope): unknown {
  const [template, variables = {}] = Array.isArray(argument)
    ? argument
    : [argument];
  if (typeof template !== 'string' || typeof variables !== 'object') {
    throw validationError(MESSAGES.sub);
  }
  return template.replace(
    /\$\{(!?)([^{}]+)\}/g,
    (_, literal: string, key: string) => {
      if (literal) {
        return `\${${key}}`;
      }
      const name = key.trim();
      if (Object.hasOwn(variables, name)) {
        return text(evaluate(variables[name], scope));
      }
      const [id, attribute] = splitAttribute(name);
      return text(
        attribute === undefined
          ? reference(id, scope)
          : scope.attribute(id, attribute),
      );
    },
  );
}

function join(argument: unknown, scope: EvaluationScope): unknown {
  if (!Array.isArray(argument) || argument.length !== 2) {
    throw validationError(MESSAGES.join);
  }
  const [delimiter, list] = argument;
  const items = evaluate(list, scope);
  if (items === UNRESOLVED) {
    return UNRESOLVED;
  }
  if (typeof delimiter !== 'string' || !Array.isArray(items)) {
    throw validationError(MESSAGES.join);
  }
  return items.map(text).join(delimiter);
}

function select(argument: unknown, scope: EvaluationScope): unknown {
  if (!Array.isArray(argument) || argument.length !== 2) {
    throw validationError(MESSAGES.select);
  }
  const index = Number(evaluate(argument[0], scope));
  const list = evaluate(argument[1], scope);
  if (list === UNRESOLVED) {
    return UNRESOLVED;
  }
  if (!Number.isInteger(index) || !Array.isArray(list)) {
    throw validationError(MESSAGES.select);
  }
  if (index < 0 || index >= list.length) {
    throw validationError(
      `Template error: Fn::Select cannot select nonexistent value at index ${index}`,
    );
  }
  return list[index];
}

function split(argument: unknown, scope: EvaluationScope): unknown {
  if (!Array.isArray(argument) || argument.length !== 2) {
    throw validationError(MESSAGES.split);
  }
  const [delimiter, source] = argument;
  const value = evaluate(source, scope);
  if (isUnresolved(value)) {
    return UNRESOLVED;
  }
  if (typeof delimiter !== 'string' || typeof value !== 'string') {
    throw validationError(MESSAGES.split);
  }
  return value.split(delimiter);
}

function findInMap(argument: unknown, scope: EvaluationScope): unknown {
  if (!Array.isArray(argument) || argument.length !== 3) {
    throw validationError(MESSAGES.findInMap);
  }
  const [map, top, second] = argument.map(item => text(evaluate(item, scope)));
  const found = scope.mapping(map, top, second);
  if (found !== undefined) {
    return found;
  }
  throw validationError(
    `Template error: Unable to get mapping for ${map}::${top}::${second}`,
  );
}

function cidr(argument: unknown, scope: EvaluationScope): unknown {
  if (!Array.isArray(argument) || argument.length < 2) {
    throw validationError(MESSAGES.cidr);
  }
  const [block, count, bits = 8] = argument.map(item => evaluate(item, scope));
  if (isUnresolved([block, count, bits])) {
    return UNRESOLVED;
  }
  return cidrBlocks(String(block), Number(count), Number(bits));
}

function conditions(
  name: string,
  list: unknown,
  scope: EvaluationScope,
): unknown[] {
  if (!Array.isArray(list) || list.length < 2 || list.length > 10) {
    throw validationError(
      `Template error: every Fn::${name} object requires a list of at least 2 and at most 10 boolean parameters.`,
    );
  }
  return list.map(item => evaluate(item, scope));
}

function text(value: unknown): string {
  return Array.isArray(value) ? value.map(text).join(',') : String(value);
}
