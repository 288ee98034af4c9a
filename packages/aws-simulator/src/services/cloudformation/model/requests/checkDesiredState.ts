import { checkRules } from '../evaluation/checkRules';
import { evaluate } from '../evaluation/evaluate';
import {
  NOTHING_PROVISIONED,
  StackIdentity,
  stackScope,
} from '../evaluation/stackScope';
import { UNRESOLVED } from '../evaluation/unresolved';
import { CloudFormation } from '../stacks/CloudFormation';
import { DesiredState } from '../stacks/DesiredState';
import { Reference, references } from '../template/references';
import { Template } from '../template/Template';
import { validationError } from '../validationError';

/**
 * Evaluates a template as far as possible before any resource exists, as
 * CloudFormation does before it accepts a request.
 *
 * @throws AwsError `ValidationError` with AWS's text
 */
export function checkDesiredState(
  cloudFormation: CloudFormation,
  stack: StackIdentity,
  desired: DesiredState,
): void {
  const { template, scope } = stackScope(
    cloudFormation,
    stack,
    desired,
    NOTHING_PROVISIONED,
  );
  checkRules(cloudFormation.region, desired, scope);
  // The zones of a region are asked for only when a resource is created.
  const beforehand = { ...scope, availabilityZones: () => UNRESOLVED };
  refuseExcluded(desired.template, template);
  for (const { Properties, Metadata } of Object.values(template.Resources)) {
    evaluate([Properties ?? {}, Metadata ?? {}], beforehand);
  }
  for (const { Value, Export } of Object.values(template.Outputs)) {
    if (typeof evaluate(Value, beforehand) === 'object') {
      throw validationError(
        'Template format error: The Value field of every Outputs member must evaluate to a String.',
      );
    }
    evaluate(Export ?? {}, beforehand);
  }
}

/** Refuses references to resources whose condition is false. */
function refuseExcluded(whole: Template, left: Template): void {
  const missing = (found: Reference[]) => [
    ...new Set(
      found
        .filter(
          ({ kind, name }) =>
            kind !== 'condition' &&
            Object.hasOwn(whole.Resources, name) &&
            !Object.hasOwn(left.Resources, name),
        )
        .map(({ name }) => name),
    ),
  ];
  const inResources = missing(references(left.Resources));
  if (inResources.length > 0) {
    throw validationError(
      `Template format error: Unresolved resource dependencies [${inResources.join(
        ', ',
      )}] in the Resources block of the template`,
    );
  }
  const inOutputs = missing(references(left.Outputs));
  if (inOutputs.length > 0) {
    throw validationError(
      `Unresolved resource dependencies [${inOutputs.join(
        ', ',
      )}] in the Outputs block of the template`,
    );
  }
}
