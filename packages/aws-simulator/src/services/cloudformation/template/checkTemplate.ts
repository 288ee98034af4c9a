import { validationError } from '../validationError';
import { cycle, dependencies, dependsOn } from './dependencies';
import { Reference, references } from './references';
import { Template } from './Template';

const SECTIONS = [
  'AWSTemplateFormatVersion',
  'Description',
  'Metadata',
  'Parameters',
  'Rules',
  'Mappings',
  'Conditions',
  'Transform',
  'Hooks',
  'Resources',
  'Outputs',
];

const RESOURCE_MEMBERS = [
  'Type',
  'Properties',
  'Metadata',
  'DependsOn',
  'Condition',
  'DeletionPolicy',
  'UpdateReplacePolicy',
  'CreationPolicy',
  'UpdatePolicy',
  'Description',
];

/** The pseudo parameters of CloudFormation. */
export const PSEUDO_PARAMETERS = [
  'AWS::AccountId',
  'AWS::NoValue',
  'AWS::NotificationARNs',
  'AWS::Partition',
  'AWS::Region',
  'AWS::StackId',
  'AWS::StackName',
  'AWS::URLSuffix',
];

/**
 * Checks all that CloudFormation refuses before it looks at parameters.
 *
 * @throws AwsError `ValidationError` with AWS's text
 */
export function checkTemplate(source: Record<string, any>): Template {
  const stray = Object.keys(source).filter(key => !SECTIONS.includes(key));
  if (stray.length > 0) {
    throw validationError(
      `Invalid template property or properties [${stray.join(', ')}]`,
    );
  }
  refuseNulls(source, '');
  const template: Template = {
    ...source,
    Parameters: section(source, 'Parameters'),
    Rules: section(source, 'Rules'),
    Mappings: section(source, 'Mappings'),
    Conditions: section(source, 'Conditions'),
    Resources: section(source, 'Resources'),
    Outputs: section(source, 'Outputs'),
  };
  checkParameters(template);
  checkMappings(template);
  checkResources(template);
  checkOutputs(template);
  checkReferences(template);
  const circular = cycle(dependencies(template.Resources));
  if (circular.length > 0) {
    throw validationError(
      `Circular dependency between resources: [${circular.join(', ')}]`,
    );
  }
  return template;
}

function section(source: Record<string, any>, name: string) {
  const value = source[name] ?? {};
  if (!isObject(value)) {
    throw validationError(
      `Template format error: [/${name}] '${name}' is not an object.`,
    );
  }
  return value as Record<string, any>;
}

function refuseNulls(value: unknown, path: string) {
  if (value === null) {
    throw validationError(
      `[${path}] 'null' values are not allowed in templates`,
    );
  }
  if (typeof value === 'object') {
    for (const [key, item] of Object.entries(value)) {
      refuseNulls(item, `${path}/${key}`);
    }
  }
}

function checkParameters(template: Template) {
  for (const [name, parameter] of Object.entries(template.Parameters)) {
    if (!/^[A-Za-z0-9]+$/.test(name)) {
      throw validationError(
        `Template format error: Parameter name ${name} is non alphanumeric.`,
      );
    }
    if (!isObject(parameter) || typeof parameter.Type !== 'string') {
      throw validationError(
        `Template format error: Every Parameters object must contain a Type member.`,
      );
    }
  }
}

function checkMappings(template: Template) {
  for (const map of Object.values(template.Mappings)) {
    for (const [key, member] of Object.entries(map ?? {})) {
      if (!isObject(member)) {
        throw validationError(
          `Template format error: Every Mappings member ${key} must be a map`,
        );
      }
      for (const value of Object.values(member)) {
        if (isObject(value)) {
          throw validationError(
            'Template format error: Every Mappings attribute must be a String or a List.',
          );
        }
      }
    }
  }
}

function checkResources(template: Template) {
  const resources = Object.entries(template.Resources);
  if (resources.length === 0) {
    throw validationError(
      'Template format error: At least one Resources member must be defined.',
    );
  }
  for (const [id, resource] of resources) {
    if (!isObject(resource)) {
      throw validationError(
        'Template format error: Any Resources member must be an object.',
      );
    }
    if (!/^[A-Za-z0-9]+$/.test(id)) {
      throw validationError(
        `Template format error: Resource name ${id} is non alphanumeric.`,
      );
    }
    if (typeof resource.Type !== 'string') {
      throw validationError(
        `Template format error: [/Resources/${id}] Every Resources object must contain a Type member.`,
      );
    }
    const stray = Object.keys(resource).find(
      key => !RESOURCE_MEMBERS.includes(key),
    );
    if (stray) {
      throw validationError(`Invalid template resource property '${stray}'`);
    }
  }
}

function checkOutputs(template: Template) {
  for (const output of Object.values(template.Outputs)) {
    if (!isObject(output) || output.Value === undefined) {
      throw validationError(
        'Template format error: Every Outputs member must contain a Value object',
      );
    }
  }
}

function checkReferences(template: Template) {
  const { Resources, Outputs, Conditions } = template;
  const inResources = references(Resources, '/Resources');
  const inOutputs = references(Outputs, '/Outputs');
  const missing = [
    ...Object.values(Resources)
      .flatMap(dependsOn)
      .filter(name => !Object.hasOwn(Resources, name)),
    ...unresolved(inResources, template),
  ];
  if (missing.length > 0) {
    throw validationError(
      `Template format error: Unresolved resource dependencies ${names(
        missing,
      )} in the Resources block of the template`,
    );
  }
  const missingInOutputs = unresolved(inOutputs, template);
  if (missingInOutputs.length > 0) {
    throw validationError(
      `Unresolved resource dependencies ${names(
        missingInOutputs,
      )} in the Outputs block of the template`,
    );
  }
  const all = [...inResources, ...inOutputs];
  for (const { name, kind, attribute } of all) {
    if (kind !== 'attribute') {
      continue;
    }
    if (!name || attribute === '') {
      throw validationError(
        'Template error: every Fn::GetAtt object requires two non-empty parameters, the resource name and the resource attribute',
      );
    }
    if (!Object.hasOwn(Resources, name)) {
      throw validationError(
        `Template error: instance of Fn::GetAtt references undefined resource ${name}`,
      );
    }
  }
  const conditions = [
    ...references(Conditions),
    ...all.filter(({ path }) => path.endsWith('/Fn::If')),
  ].filter(({ kind }) => kind === 'condition');
  for (const { name } of conditions) {
    if (!Object.hasOwn(Conditions, name)) {
      throw validationError(
        `Template error: unresolved condition dependency ${name} in Fn::If`,
      );
    }
  }
  for (const part of [...Object.values(Resources), ...Object.values(Outputs)]) {
    if (part.Condition && !Object.hasOwn(Conditions, part.Condition)) {
      throw validationError(
        `Template format error: Unresolved condition dependency ${
          part.Condition
        } in the ${
          'Type' in part ? 'Resources' : 'Outputs'
        } block of the template`,
      );
    }
  }
}

function unresolved(found: Reference[], template: Template): string[] {
  return found
    .filter(
      ({ kind, name }) =>
        kind === 'ref' &&
        !Object.hasOwn(template.Resources, name) &&
        !Object.hasOwn(template.Parameters, name) &&
        !PSEUDO_PARAMETERS.includes(name),
    )
    .map(({ name }) => name);
}

function names(list: string[]): string {
  return `[${[...new Set(list)].join(', ')}]`;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
