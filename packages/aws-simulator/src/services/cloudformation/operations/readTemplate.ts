import { AwsError } from '../../../world/AwsError';
import { ResourceType } from '../ResourceType';
import { specificationOf } from '../specification/Specification';
import { parseTemplate } from '../template/parseTemplate';
import { Template } from '../template/Template';
import { validationError } from '../validationError';

/** The largest template that a request may hold, in bytes. */
const MAX_BODY = 51_200;

/** A template as a request brings it. */
export interface TemplateSource {
  TemplateBody?: string;
  TemplateURL?: string;
}

/**
 * The template of a request, checked as far as that goes without parameters.
 *
 * @throws AwsError `ValidationError` with AWS's text
 */
export function readTemplate(
  { TemplateBody: body, TemplateURL: url }: TemplateSource,
  types: ReadonlyMap<string, ResourceType>,
): { body: string; template: Template } {
  if (url && !body) {
    throw validationError(
      'The AWS simulator has no S3: pass the template as TemplateBody instead of TemplateURL.',
    );
  }
  if (!body) {
    throw validationError(
      'Either Template URL or Template Body must be specified.',
    );
  }
  if (Buffer.byteLength(body) > MAX_BODY) {
    throw validationError(
      `1 validation error detected: Value '${body}' at 'templateBody' failed to satisfy constraint: Member must have length less than or equal to ${MAX_BODY}`,
    );
  }
  const template = parseTemplate(body);
  refuseUnknownSections(template);
  refuseUnknownTypes(template, types);
  return { body, template };
}

function refuseUnknownSections({ Transform, Rules }: Template): void {
  if (Object.keys(Rules).length > 0) {
    throw validationError('The AWS simulator does not evaluate Rules.');
  }
  const transforms = [Transform ?? []].flat();
  if (transforms.length > 0) {
    throw validationError(
      `The AWS simulator does not run transforms: ${transforms
        .map(one => (typeof one === 'string' ? one : JSON.stringify(one)))
        .join(', ')}`,
    );
  }
}

function refuseUnknownTypes(
  template: Template,
  types: ReadonlyMap<string, ResourceType>,
): void {
  const unknown = Object.values(template.Resources)
    .map(({ Type }) => Type)
    .filter(
      type =>
        !types.has(type) &&
        !specificationOf(type) &&
        !type.startsWith('Custom::'),
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
 * Refuses a template that needs a capability which was not acknowledged.
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
    given.includes('CAPABILITY_NAMED_IAM');
  if (!enough) {
    throw new AwsError(
      'InsufficientCapabilitiesException',
      `Requires capabilities : [${needed}]`,
    );
  }
}
