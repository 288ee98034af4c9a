import { AwsError } from '../../../../world/AwsError';
import { ResourceType, VerbatimReason } from '../../../ResourceType';
import { EvaluationScope } from '../evaluation/EvaluationScope';
import { evaluate } from '../evaluation/evaluate';
import {
  checkProperties,
  propertyProblemText,
} from '../specification/checkProperties';
import { coerceProperties } from '../specification/coerceProperties';
import { PhysicalResource } from '../stacks/StackResource';
import { Provisioning } from './Provisioning';
import { withoutSecrets } from './withoutSecrets';

/** The inputs for evaluating the resources of a template. */
export type Evaluation = Pick<
  Provisioning,
  'template' | 'scope' | 'shownScope' | 'desired' | 'needs' | 'dereference'
>;

/**
 * The desired state of a resource, as far as its references are known.
 *
 * @throws AwsError `ValidationError` if its properties cannot be evaluated
 */
export function desiredResource(
  { template, scope, shownScope, desired, needs, dereference }: Evaluation,
  id: string,
): PhysicalResource {
  const definition = template.Resources[id];
  const given = (seen: EvaluationScope) =>
    evaluate(definition.Properties ?? {}, seen) as Record<string, unknown>;
  return {
    ...emptyResource(id, definition.Type, needs.get(id)),
    properties: coerceProperties(
      definition.Type,
      dereference(definition.Type, given(scope)),
    ),
    shownProperties: withoutSecrets(
      definition.Type,
      coerceProperties(definition.Type, given(shownScope)),
    ),
    metadata: evaluate(definition.Metadata, scope),
    deletionPolicy: definition.DeletionPolicy,
    updateReplacePolicy: definition.UpdateReplacePolicy,
    description: definition.Description,
    stackTags: desired.tags,
  };
}

/** A resource without properties. */
export function emptyResource(
  logicalId: string,
  type: string,
  needs: string[] = [],
): PhysicalResource {
  return {
    logicalId,
    type,
    physicalId: '',
    properties: {},
    shownProperties: {},
    ref: '',
    attributes: {},
    needs,
    stackTags: [],
  };
}

/**
 * The desired state of a resource, validated.
 *
 * @throws VerbatimReason if its properties cannot be evaluated or are refused by
 *   the specification
 */
export function validatedResource(
  evaluation: Evaluation,
  id: string,
): PhysicalResource {
  try {
    const wanted = desiredResource(evaluation, id);
    const problems = checkProperties(wanted.type, wanted.properties);
    if (problems.length > 0) {
      throw new VerbatimReason(
        propertyProblemText(id, problems),
        'VALIDATION_FAILED',
      );
    }
    return wanted;
  } catch (error) {
    throw error instanceof AwsError ? new VerbatimReason(error.message) : error;
  }
}

/**
 * The resource type with a name.
 *
 * @throws VerbatimReason if the simulator has none
 */
export function handlerOf(
  { run }: Provisioning,
  typeName: string,
): ResourceType {
  const type = run.types.get(typeName);
  if (!type) {
    throw new VerbatimReason(
      `The AWS simulator does not support resources of type ${typeName}.`,
    );
  }
  return type;
}
