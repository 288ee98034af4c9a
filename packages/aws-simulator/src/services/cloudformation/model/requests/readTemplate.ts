import { AwsError } from '../../../../world/AwsError';
import { ResourceTypes } from '../ResourceTypes';
import { isCustom, specificationOf } from '../specification/Specification';
import { CloudFormation } from '../stacks/CloudFormation';
import { parseTemplate } from '../template/parseTemplate';
import { Template } from '../template/Template';
import { validationError } from '../validationError';
import { templateAt } from './templateAt';

/** The maximum size of a template in a request, in bytes. */
const MAX_BODY = 51_200;

/** The template of a request. */
export interface TemplateSource {
  TemplateBody?: string;
  TemplateURL?: string;
}

/**
 * Reads the template of a request as it is written, and validates it as far as
 * possible without parameters.
 *
 * @throws AwsError `ValidationError` with AWS's text
 */
export function readTemplate(
  { TemplateBody, TemplateURL }: TemplateSource,
  cloudFormation: CloudFormation,
): { body: string; template: Template } {
  if (TemplateBody && TemplateURL) {
    throw validationError(
      'You cannot specify both TemplateURL and TemplateBody',
    );
  }
  const body = TemplateURL
    ? templateAt(cloudFormation.region, TemplateURL)
    : TemplateBody;
  if (!body) {
    throw validationError(
      'Either Template URL or Template Body must be specified.',
    );
  }
  if (TemplateBody && Buffer.byteLength(body) > MAX_BODY) {
    throw validationError(
      `1 validation error detected: Value '${body}' at 'templateBody' failed to satisfy constraint: Member must have length less than or equal to ${MAX_BODY}`,
    );
  }
  const template = parseTemplate(body);
  if (template.Transform === undefined) {
    refuseUnknownTypes(template, cloudFormation.resourceTypes);
  }
  return { body, template };
}

/**
 * Refuses resource types that CloudFormation does not have.
 *
 * @throws AwsError `ValidationError` with AWS's text
 */
export function refuseUnknownTypes(
  template: Template,
  types: ResourceTypes,
): void {
  const unknown = Object.values(template.Resources)
    .map(({ Type }) => Type)
    .filter(
      type => !types.has(type) && !isCustom(type) && !specificationOf(type),
    );
  if (unknown.length > 0) {
    throw validationError(
      `Template format error: Unrecognized resource types: [${[
        ...new Set(unknown),
      ].join(', ')}]`,
    );
  }
}

/**
 * Refuses a template that requires a capability which was not acknowledged.
 *
 * @throws AwsError `InsufficientCapabilitiesException`
 */
export function requireCapability(
  needed: string | undefined,
  given: string[],
): void {
  const enough =
    needed === undefined ||
    given.includes(needed) ||
    (needed === 'CAPABILITY_IAM' && given.includes('CAPABILITY_NAMED_IAM'));
  if (!enough) {
    throw new AwsError(
      'InsufficientCapabilitiesException',
      `Requires capabilities : [${needed}]`,
    );
  }
}
