import {
  Capability,
  GetTemplateInput,
  GetTemplateOutput,
  GetTemplateSummaryInput,
  GetTemplateSummaryOutput,
  ValidateTemplateInput,
  ValidateTemplateOutput,
} from '@aws-sdk/client-cloudformation';
import { CallContext } from '../../ServiceDefinition';
import { CloudFormation } from '../model/stacks/CloudFormation';
import { specificationOf } from '../model/specification/Specification';
import { writtenMembers } from '../model/template/forEach';
import { parseTemplate } from '../model/template/parseTemplate';
import { requiredCapability } from '../model/template/requiredCapability';
import {
  ParameterDefinition,
  ResourceDefinition,
  Template,
} from '../model/template/Template';
import { allTransformsOf } from '../model/template/transformsOf';
import { validationError } from '../model/validationError';
import { requireChangeSet } from './requireChangeSet';
import { readTemplate } from '../model/requests/readTemplate';
import { requireStack, stackWithIdDoesNotExist } from './requireStack';

/** GetTemplate: the original template, or the result of its transforms. */
export function GetTemplate(
  { region }: CallContext,
  { StackName, ChangeSetName, TemplateStage }: GetTemplateInput,
): GetTemplateOutput {
  const cloudFormation = region.service(CloudFormation);
  if (!StackName && !ChangeSetName) {
    throw validationError(
      'StackName is required if ChangeSetName is not specified.',
    );
  }
  if (!StackName && !ChangeSetName!.startsWith('arn:')) {
    throw validationError('StackName is a required parameter.');
  }
  const { templateBody, template } = ChangeSetName
    ? requireChangeSet(cloudFormation, { ChangeSetName, StackName }).changeSet
        .desired
    : requireStack(cloudFormation, StackName, stackWithIdDoesNotExist);
  const isTransformed =
    templateBody !== '' && parseTemplate(templateBody).Transform !== undefined;
  return {
    TemplateBody:
      isTransformed && TemplateStage !== 'Original'
        ? JSON.stringify(withoutEmptySections(template))
        : templateBody,
    StagesAvailable: ['Original', 'Processed'],
  };
}

/** ValidateTemplate. */
export function ValidateTemplate(
  { region }: CallContext,
  input: ValidateTemplateInput,
): ValidateTemplateOutput {
  const { template } = readTemplate(input, region.service(CloudFormation));
  return {
    Parameters: Object.entries(template.Parameters).map(
      ([name, definition]) => ({
        ParameterKey: name,
        DefaultValue: defaultOf(definition),
        NoEcho: isNoEcho(definition),
        Description: definition.Description,
      }),
    ),
    Description: template.Description,
    ...capabilities(template),
  };
}

/** GetTemplateSummary: of a given template, or of the template of a stack. */
export function GetTemplateSummary(
  { region }: CallContext,
  input: GetTemplateSummaryInput,
): GetTemplateSummaryOutput {
  const template = templateOf(region.service(CloudFormation), input);
  const resources = writtenMembers(template.Resources);
  const types = [...new Set(resources.map(([, { Type }]) => Type))];
  return {
    Parameters: Object.entries(template.Parameters).map(
      ([name, definition]) => ({
        ParameterKey: name,
        DefaultValue: defaultOf(definition),
        ParameterType: definition.Type,
        NoEcho: isNoEcho(definition),
        Description: definition.Description,
        ParameterConstraints: {
          AllowedValues: definition.AllowedValues?.map(String),
        },
      }),
    ),
    Description: template.Description,
    ...capabilities(template),
    ResourceTypes: resources.map(([, { Type }]) => Type),
    Version: template.AWSTemplateFormatVersion,
    Metadata: template.Metadata && JSON.stringify(template.Metadata),
    ResourceIdentifierSummaries: types.map(type => ({
      ResourceType: type,
      LogicalResourceIds: resources
        .filter(([, { Type }]) => Type === type)
        .map(([id]) => id),
      ResourceIdentifiers: specificationOf(type)?.primaryIdentifier,
    })),
  };
}

function templateOf(
  cloudFormation: CloudFormation,
  input: GetTemplateSummaryInput,
): Template {
  if (!input.StackName) {
    return readTemplate(input, cloudFormation).template;
  }
  const stack = requireStack(
    cloudFormation,
    input.StackName,
    stackWithIdDoesNotExist,
  );
  if (stack.status === 'REVIEW_IN_PROGRESS') {
    throw validationError(
      'GetTemplateSummary cannot be called on REVIEW_IN_PROGRESS stacks.',
    );
  }
  return parseTemplate(stack.templateBody);
}

function withoutEmptySections(template: Template): Partial<Template> {
  return Object.fromEntries(
    Object.entries(template).filter(
      ([, section]) =>
        typeof section !== 'object' || Object.keys(section).length > 0,
    ),
  );
}

function capabilities(template: Template) {
  const required = requiredCapability(writtenResources(template));
  const DeclaredTransforms = allTransformsOf(template);
  const Capabilities: Capability[] = [
    ...(required ? [required.capability] : []),
    ...(DeclaredTransforms.length > 0
      ? [Capability.CAPABILITY_AUTO_EXPAND]
      : []),
  ];
  return {
    ...(Capabilities.length > 0 && { Capabilities }),
    CapabilitiesReason:
      required &&
      `The following resource(s) require capabilities: [${required.types.join(
        ', ',
      )}]`,
    ...(DeclaredTransforms.length > 0 && { DeclaredTransforms }),
  };
}

/** The resources of a template as it is written, those of its loops included. */
function writtenResources({ Resources }: Template): ResourceDefinition[] {
  return writtenMembers(Resources).map(
    ([, resource]) => resource as ResourceDefinition,
  );
}

function defaultOf({ Default }: ParameterDefinition): string | undefined {
  return Default === undefined ? undefined : String(Default);
}

function isNoEcho({ NoEcho }: ParameterDefinition): boolean {
  return String(NoEcho) === 'true';
}
