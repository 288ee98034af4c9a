import { validationError } from '../validationError';
import { checkTemplate } from './checkTemplate';
import { ResourceDefinition, Template } from './Template';

const SERVERLESS = 'AWS::Serverless-2016-10-31';

/** The tag that SAM adds to the stack of an application. */
const CREATED_BY_SAM = { Key: 'lambda:createdBy', Value: 'SAM' };

/**
 * Runs the transforms of a template: of AWS::Serverless, applications become
 * nested stacks.
 *
 * @throws AwsError `ValidationError` for other transforms and serverless types
 */
export function expandServerless(template: Template): Template {
  const { Transform, ...rest } = template;
  const transforms = [Transform ?? []].flat();
  const unknown = transforms.filter(transform => transform !== SERVERLESS);
  if (unknown.length > 0) {
    throw validationError(
      `The AWS simulator does not run transforms: ${unknown
        .map(one => (typeof one === 'string' ? one : JSON.stringify(one)))
        .join(', ')}`,
    );
  }
  return transforms.length === 0
    ? template
    : checkTemplate({
        ...rest,
        Resources: Object.fromEntries(
          Object.entries(template.Resources).map(([id, resource]) => [
            id,
            expand(resource),
          ]),
        ),
      });
}

function expand(resource: ResourceDefinition): ResourceDefinition {
  const { Type, Properties = {} } = resource;
  if (!Type.startsWith('AWS::Serverless::')) {
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
