import { isObject } from '../template/isObject';
import { ResourceDefinition, Template } from '../template/Template';
import { validationError } from '../validationError';

/** The transform of the AWS Serverless Application Model (SAM). */
export const SERVERLESS = 'AWS::Serverless-2016-10-31';

/** The tag that SAM adds to the stack of an application. */
const CREATED_BY_SAM = { Key: 'lambda:createdBy', Value: 'SAM' };

/** The types whose properties `Globals` gives; applications are not among them. */
const WITH_GLOBALS = [
  'Api',
  'CapacityProvider',
  'Function',
  'HttpApi',
  'LayerVersion',
  'SimpleTable',
  'StateMachine',
  'WebSocketApi',
];

/**
 * Runs AWS::Serverless: applications become nested stacks.
 *
 * @throws AwsError `ValidationError` for other serverless types
 */
export function expandServerless(template: Template): Template {
  const { Globals, ...rest } = template;
  checkGlobals(Globals ?? {});
  return {
    ...rest,
    Resources: Object.fromEntries(
      Object.entries(template.Resources).map(([id, resource]) => [
        id,
        expand(resource),
      ]),
    ),
  };
}

function checkGlobals(globals: unknown): void {
  if (!isObject(globals)) {
    throw invalidGlobals('It must be a non-empty dictionary');
  }
  for (const [type, properties] of Object.entries(globals)) {
    if (!WITH_GLOBALS.includes(type)) {
      throw invalidGlobals(
        `'${type}' is not supported. Must be one of the following values - [${WITH_GLOBALS.map(
          one => `'${one}'`,
        ).join(', ')}]`,
      );
    }
    if (!isObject(properties)) {
      throw invalidGlobals('Value of ${section} must be a dictionary');
    }
  }
}

function invalidGlobals(problem: string) {
  return validationError(
    `Transform ${SERVERLESS} failed with: Invalid Serverless Application Specification document. Number of errors found: 1. 'Globals' section is invalid. ${problem}`,
  );
}

function expand(resource: ResourceDefinition): ResourceDefinition {
  const { Type, Properties = {} } = resource;
  if (!String(Type).startsWith('AWS::Serverless::')) {
    return resource;
  }
  const { Location, Tags = {}, ...others } = Properties;
  if (Type !== 'AWS::Serverless::Application' || typeof Location !== 'string') {
    throw validationError(
      `The AWS simulator expands AWS::Serverless::Application with a Location in S3 only, not ${Type}.`,
    );
  }
  return {
    ...resource,
    Type: 'AWS::CloudFormation::Stack',
    Properties: {
      ...others,
      TemplateURL: Location,
      Tags: [
        CREATED_BY_SAM,
        ...Object.entries(Tags as object).map(([Key, Value]) => ({
          Key,
          Value,
        })),
      ],
    },
  };
}
