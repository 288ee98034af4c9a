import type {
  PropertyType,
  ResourceProperties,
} from '@aws-cdk/service-spec-types';
import { isUnresolved } from '../evaluation/unresolved';
import { propertiesOf, specificationOf } from './Specification';

const TAG: ResourceProperties = {
  Key: { type: { type: 'string' }, required: true },
  Value: { type: { type: 'string' }, required: true },
};

/** A property that violates the specification. */
export interface PropertyProblem {
  /** Where, e.g. `#/Tags/0/Value`; `#` for the resource itself. */
  path: string;
  message: string;
}

/**
 * Validates the properties of a resource against the AWS specification.
 * Values that are not known yet are accepted.
 */
export function checkProperties(
  typeName: string,
  properties: Record<string, unknown>,
): PropertyProblem[] {
  const specification = specificationOf(typeName);
  return specification
    ? checkMembers(properties, specification.properties, '#')
    : [];
}

/** CloudFormation's message for the problems that {@link checkProperties} found. */
export function propertyProblemText(
  logicalId: string,
  problems: PropertyProblem[],
): string {
  const list = problems.map(({ path, message }) => `${path}: ${message}`);
  return `Properties validation failed for resource ${logicalId} with message: [${list.join(
    ', ',
  )}]`;
}

function checkMembers(
  value: Record<string, unknown>,
  properties: ResourceProperties,
  path: string,
): PropertyProblem[] {
  const missing = Object.entries(properties)
    .filter(([name, property]) => property.required && !(name in value))
    .map(([name]) => ({ path, message: `required key [${name}] not found` }));
  const present = Object.entries(value).flatMap(([name, member]) =>
    Object.hasOwn(properties, name)
      ? checkValue(member, properties[name].type, `${path}/${name}`)
      : [{ path, message: `extraneous key [${name}] is not permitted` }],
  );
  return [...missing, ...present];
}

function checkValue(
  value: unknown,
  type: PropertyType,
  path: string,
): PropertyProblem[] {
  if (typeof value === 'string' && isUnresolved(value)) {
    return [];
  }
  switch (type.type) {
    case 'ref':
      return isObject(value)
        ? checkMembers(value, propertiesOf(type), path)
        : [wrongType(value, 'JSONObject', path)];
    case 'tag':
      return isObject(value)
        ? checkMembers(value, TAG, path)
        : [wrongType(value, 'JSONObject', path)];
    case 'array':
      return Array.isArray(value)
        ? value.flatMap((item, index) =>
            checkValue(item, type.element, `${path}/${index}`),
          )
        : [wrongType(value, 'JSONArray', path)];
    case 'map':
      return isObject(value)
        ? Object.entries(value).flatMap(([key, item]) =>
            checkValue(item, type.element, `${path}/${key}`),
          )
        : [wrongType(value, 'JSONObject', path)];
    case 'union': {
      const results = type.types.map(one => checkValue(value, one, path));
      return results.some(result => result.length === 0) ? [] : results[0];
    }
    case 'json':
    case 'null':
      return [];
    default:
      return checkPrimitive(value, type, path);
  }
}

function checkPrimitive(
  value: unknown,
  type: PropertyType,
  path: string,
): PropertyProblem[] {
  switch (type.type) {
    case 'integer':
      if (!/^-?\d+$/.test(String(value))) {
        return [wrongType(value, 'Integer', path)];
      }
      break;
    case 'number':
      if (String(value).trim() === '' || !Number.isFinite(Number(value))) {
        return [wrongType(value, 'Number', path)];
      }
      break;
    case 'boolean':
      return /^(true|false)$/.test(String(value))
        ? []
        : [wrongType(value, 'Boolean', path)];
    default:
      if (typeof value === 'object') {
        return [wrongType(value, 'String', path)];
      }
  }
  const allowed = 'allowedValues' in type ? type.allowedValues : undefined;
  return allowed && !allowed.map(String).includes(String(value))
    ? [{ path, message: 'failed validation constraint for keyword [enum]' }]
    : [];
}

function wrongType(
  value: unknown,
  expected: string,
  path: string,
): PropertyProblem {
  return {
    path,
    message: `expected type: ${expected}, found: ${jsonTypeOf(value)}`,
  };
}

function jsonTypeOf(value: unknown): string {
  if (Array.isArray(value)) {
    return 'JSONArray';
  }
  switch (typeof value) {
    case 'object':
      return 'JSONObject';
    case 'number':
      return Number.isInteger(value) ? 'Integer' : 'Double';
    case 'boolean':
      return 'Boolean';
    default:
      return 'String';
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
