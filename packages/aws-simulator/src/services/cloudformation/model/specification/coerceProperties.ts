import type {
  PropertyType,
  ResourceProperties,
} from '@aws-cdk/service-spec-types';
import { isUnresolved } from '../evaluation/unresolved';
import { propertiesOf, specificationOf } from './Specification';

/**
 * Converts every primitive to the type that the specification names:
 * templates may write `"80"` for a number and `-1` for a string.
 */
export function coerceProperties(
  typeName: string,
  properties: Record<string, unknown>,
): Record<string, any> {
  const specification = specificationOf(typeName);
  return specification
    ? coerceMembers(properties, specification.properties)
    : properties;
}

function coerceMembers(value: object, properties: ResourceProperties) {
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [
      name,
      Object.hasOwn(properties, name)
        ? coerce(member, properties[name].type)
        : member,
    ]),
  );
}

function coerce(value: unknown, type: PropertyType): unknown {
  if (isObject(value)) {
    return coerceObject(value, type);
  }
  if (Array.isArray(value)) {
    return type.type === 'array'
      ? value.map(item => coerce(item, type.element))
      : value;
  }
  if (isUnresolved(value)) {
    return value;
  }
  switch (type.type) {
    case 'integer':
    case 'number':
      return Number.isFinite(Number(value)) ? Number(value) : value;
    case 'boolean':
      return /^(true|false)$/.test(String(value))
        ? String(value) === 'true'
        : value;
    case 'string':
    case 'date-time':
      return String(value);
    default:
      return value;
  }
}

function coerceObject(value: object, type: PropertyType): unknown {
  switch (type.type) {
    case 'ref':
      return coerceMembers(value, propertiesOf(type));
    case 'tag':
      return Object.fromEntries(
        Object.entries(value).map(([key, item]) => [key, String(item)]),
      );
    case 'map':
      return Object.fromEntries(
        Object.entries(value).map(([key, item]) => [
          key,
          coerce(item, type.element),
        ]),
      );
    default:
      return value;
  }
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
