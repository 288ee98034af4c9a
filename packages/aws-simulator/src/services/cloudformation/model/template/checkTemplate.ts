import { validationError } from '../validationError';
import { checkFunctions } from './checkFunctions';
import { checkOutputs } from './checkOutputs';
import { checkParameters } from './checkParameters';
import { checkReferences } from './checkReferences';
import { checkResources } from './checkResources';
import { isObject } from './isObject';
import { requireAtMost, requireLength, requireName } from './quotas';
import { Template } from './Template';
import { transformsOf } from './transformsOf';

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

/** The section that AWS::Serverless adds. */
const GLOBALS = 'Globals';

const VERSION = '2010-09-09';

/** The maximum length of a description. */
const LONGEST_DESCRIPTION = 1024;

/**
 * Validates a template as CloudFormation does before it resolves parameters. Of
 * one that names transforms, what they leave as it is.
 *
 * @throws AwsError `ValidationError` with AWS's text
 */
export function checkWrittenTemplate(source: Record<string, any>): Template {
  return transformsOf(source).length === 0
    ? checkTemplate(source)
    : checkHeadOf(source, [...SECTIONS, GLOBALS]);
}

/**
 * Validates a template without transforms.
 *
 * @param functions - functions that it may have beside CloudFormation's own
 * @throws AwsError `ValidationError` with AWS's text
 */
export function checkTemplate(
  source: Record<string, any>,
  functions: readonly string[] = [],
): Template {
  const template = checkHeadOf(source, SECTIONS);
  checkResources(template);
  checkOutputs(template);
  checkFunctions(
    [template.Conditions, template.Resources, template.Outputs],
    functions,
  );
  checkReferences(template);
  return template;
}

/** Validates the sections that no transform changes. */
function checkHeadOf(
  source: Record<string, any>,
  sections: readonly string[],
): Template {
  const stray = Object.keys(source).filter(key => !sections.includes(key));
  if (stray.length > 0) {
    throw validationError(
      `Invalid template property or properties [${stray.join(', ')}]`,
    );
  }
  refuseNulls(source, '');
  checkHead(source);
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

function checkHead({
  AWSTemplateFormatVersion: version = VERSION,
  Description: description = '',
}: Record<string, any>) {
  if (typeof version === 'object') {
    throw validationError(
      'Template format error: Every AWSTemplateFormatVersion member must be a string.',
    );
  }
  if (version !== VERSION) {
    throw validationError(
      `Template format error: ${version} is not a supported value for AWSTemplateFormatVersion`,
    );
  }
  if (typeof description !== 'string') {
    throw validationError(
      "Template format error: [/Description] 'Description' is not a string.",
    );
  }
  if (description.length > LONGEST_DESCRIPTION) {
    throw validationError(
      `Template format error: 'Description' length is greater than ${LONGEST_DESCRIPTION}.`,
    );
  }
}

function checkMappings(template: Template) {
  requireAtMost('mappings', Object.keys(template.Mappings).length, 200);
  for (const [name, map] of Object.entries(template.Mappings)) {
    requireName('Mapping', name);
    requireAtMost('mapping attributes', Object.keys(map ?? {}).length, 200);
    for (const [key, member] of Object.entries(map ?? {})) {
      requireLength('Mapping attribute', key);
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
