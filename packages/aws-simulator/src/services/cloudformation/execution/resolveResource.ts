import { AwsError } from '../../../world/AwsError';
import { ResourceType } from '../ResourceType';
import { evaluate } from '../evaluation/evaluate';
import {
  checkProperties,
  propertyProblemText,
} from '../specification/checkProperties';
import { coerceProperties } from '../specification/coerceProperties';
import { PhysicalResource } from '../stacks/Stack';
import { Application } from './Application';
import { PlainReason } from './failureReason';

/**
 * A resource as the template wants it now, not yet made.
 *
 * @throws PlainReason if its properties cannot be evaluated or are refused by
 *   the specification, or the simulator does not act on its type
 */
export function resolveResource(
  application: Application,
  id: string,
): PhysicalResource {
  const { template, scope, shownScope, goal, needs } = application;
  const definition = template.Resources[id];
  try {
    const properties = coerceProperties(
      definition.Type,
      evaluate(definition.Properties ?? {}, scope),
    );
    const problems = checkProperties(definition.Type, properties);
    if (problems.length > 0) {
      throw new PlainReason(
        propertyProblemText(id, problems),
        'VALIDATION_FAILED',
      );
    }
    refuseDynamicReferences(properties);
    return {
      logicalId: id,
      type: definition.Type,
      physicalId: '',
      properties,
      shownProperties: coerceProperties(
        definition.Type,
        evaluate(definition.Properties ?? {}, shownScope),
      ),
      metadata: evaluate(definition.Metadata, scope),
      ref: '',
      attributes: {},
      needs: needs.get(id) ?? [],
      deletionPolicy: definition.DeletionPolicy,
      updateReplacePolicy: definition.UpdateReplacePolicy,
      description: definition.Description,
      stackTags: goal.tags,
    };
  } catch (error) {
    throw error instanceof AwsError ? new PlainReason(error.message) : error;
  }
}

/**
 * The handler of a resource type.
 *
 * @throws PlainReason if the simulator has none
 */
export function handlerOf(
  { run }: Application,
  typeName: string,
): ResourceType {
  const type = run.types.get(typeName);
  if (!type) {
    throw new PlainReason(
      `The AWS simulator does not act on resources of type ${typeName}.`,
    );
  }
  return type;
}

function refuseDynamicReferences(properties: Record<string, unknown>): void {
  const found = /\{\{resolve:[^}]*\}\}/.exec(JSON.stringify(properties));
  if (found) {
    throw new PlainReason(
      `The AWS simulator does not resolve the dynamic reference ${found[0]}.`,
    );
  }
}
