import type {
  PropertyType,
  ResourceProperties,
  SpecDatabase,
} from '@aws-cdk/service-spec-types';
import type { Template, TemplateValue } from './Template';
import { asIntrinsic } from './intrinsic';

type Find = (value: TemplateValue, path: string) => string[];

const isObject = (value: TemplateValue) =>
  value !== null && typeof value === 'object' && !Array.isArray(value);

function scalarFindings(
  type: PropertyType,
  value: TemplateValue,
  path: string,
): string[] {
  const text = String(value);
  if (typeof value === 'object') {
    return [`${path} should be a ${type.type}`];
  }
  if (type.type === 'integer' && !/^-?\d+$/.test(text)) {
    return [`${path} should be an integer`];
  }
  if (type.type === 'number' && !Number.isFinite(Number(text))) {
    return [`${path} should be a number`];
  }
  if (type.type === 'boolean' && !/^(true|false)$/.test(text)) {
    return [`${path} should be a boolean`];
  }
  if (
    (type.type === 'string' || type.type === 'integer') &&
    type.allowedValues?.length &&
    !type.allowedValues.map(String).includes(text)
  ) {
    return [`${path} should be one of ${type.allowedValues.join(', ')}`];
  }
  return [];
}

/** Both branches of an `Fn::If`; other functions are not evaluated. */
function branchesOf(value: TemplateValue): TemplateValue[] {
  const intrinsic = asIntrinsic(value);
  if (!intrinsic) {
    return [value];
  }
  return intrinsic.name === 'Fn::If'
    ? intrinsic.argument.slice(1).flatMap(branchesOf)
    : [];
}

/**
 * Checks a template's resources against the CloudFormation resource
 * specification: unknown types and properties, values of the wrong type, and
 * required properties that are missing, at any depth.
 */
export function specificationFindings(
  template: Template,
  specification: SpecDatabase,
): string[] {
  const finder =
    (type: PropertyType): Find =>
    (value, path) =>
      branchesOf(value).flatMap(branch => typeFindings(type, branch, path));

  const objectFindings = (
    properties: ResourceProperties,
    value: TemplateValue,
    path: string,
  ): string[] => {
    if (!isObject(value)) {
      return [`${path} should be an object`];
    }
    const missing = Object.keys(properties)
      .filter(name => properties[name].required && !(name in value))
      .map(name => `${path}.${name} is required`);
    const present = Object.entries(value).flatMap(([name, item]) =>
      properties[name]
        ? finder(properties[name].type)(item, `${path}.${name}`)
        : [`${path}.${name} is not a property`],
    );
    return [...missing, ...present];
  };

  function typeFindings(
    type: PropertyType,
    value: TemplateValue,
    path: string,
  ): string[] {
    switch (type.type) {
      case 'ref':
        return objectFindings(
          specification.get('typeDefinition', type.reference.$ref).properties,
          value,
          path,
        );
      case 'array':
        return Array.isArray(value)
          ? value.flatMap((item, index) =>
              finder(type.element)(item, `${path}[${index}]`),
            )
          : [`${path} should be a list`];
      case 'map':
        return Object.entries(value).flatMap(([key, item]) =>
          finder(type.element)(item, `${path}.${key}`),
        );
      case 'union': {
        const findings = type.types.map(one => typeFindings(one, value, path));
        return findings.find(found => found.length === 0) ?? findings[0];
      }
      case 'tag':
        return Object.keys(value).sort().join() === 'Key,Value'
          ? []
          : [`${path} should be a tag`];
      case 'json':
        return [];
      default:
        return scalarFindings(type, value, path);
    }
  }

  return Object.entries(template.Resources).flatMap(([id, resource]) => {
    const [known] = specification.lookup(
      'resource',
      'cloudFormationType',
      'equals',
      resource.Type,
    );
    return known
      ? objectFindings(known.properties, resource.Properties ?? {}, id)
      : [`${id} is of the unknown type ${resource.Type}`];
  });
}
