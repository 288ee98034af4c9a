import { Ssm } from '../../../ssm/model/Ssm';
import { validationError } from '../validationError';
import { ParameterDefinition, Template } from '../template/Template';
import { checkConstraints } from './checkConstraints';
import { isList, items } from './lists';
import { ParameterValue } from './ParameterValue';
import { isStored, storedValue, valueTypeOf } from './storedValue';

/** A parameter of a request, as the API takes it. */
export interface GivenParameter {
  ParameterKey?: string;
  ParameterValue?: string;
  UsePreviousValue?: boolean;
}

/**
 * The value of each parameter of the template: given, previous or default. Those
 * of Systems Manager are read again each time.
 *
 * @throws AwsError `ValidationError` with AWS's text
 */
export function resolveParameters(
  template: Template,
  given: GivenParameter[],
  previous: ReadonlyMap<string, ParameterValue> | undefined,
  ssm: Ssm,
): Map<string, ParameterValue> {
  const byKey = new Map(given.map(one => [one.ParameterKey ?? '', one]));
  const stray = [...byKey.keys()].filter(
    key => !Object.hasOwn(template.Parameters, key),
  );
  if (stray.length > 0) {
    throw validationError(
      `Parameters: [${stray.join(', ')}] do not exist in the template`,
    );
  }
  const definitions = Object.entries(template.Parameters);
  const texts = new Map(
    definitions.map(([name, definition]) => [
      name,
      textOf(name, definition, byKey.get(name), previous?.get(name)),
    ]),
  );
  const missing = definitions.filter(([name]) => texts.get(name) === undefined);
  const stored = missing.find(([, { Type }]) => isStored(Type));
  if (stored) {
    throw validationError(
      `Parameter ${stored[0]} should either have input value or default value`,
    );
  }
  if (missing.length > 0) {
    throw validationError(
      `Parameters: [${missing
        .map(([name]) => name)
        .join(', ')}] must have values`,
    );
  }
  return new Map(
    definitions.map(([name, definition]) => {
      const text = texts.get(name)!;
      checkConstraints(name, definition, text);
      const resolvedText = isStored(definition.Type)
        ? storedValue(ssm, definition.Type, text)
        : undefined;
      const shown = resolvedText ?? text;
      return [
        name,
        {
          text,
          value: isList(valueTypeOf(definition.Type)) ? items(shown) : shown,
          resolvedText,
          type: definition.Type,
          noEcho: String(definition.NoEcho) === 'true',
        },
      ];
    }),
  );
}

function textOf(
  name: string,
  definition: ParameterDefinition,
  given: GivenParameter | undefined,
  previous: ParameterValue | undefined,
): string | undefined {
  if (given?.UsePreviousValue) {
    if (given.ParameterValue) {
      throw validationError(
        `Invalid input for parameter key ${name}. Cannot specify usePreviousValue as true and non empty value for a parameter`,
      );
    }
    return previous?.text;
  }
  if (given?.ParameterValue !== undefined) {
    return given.ParameterValue;
  }
  return definition.Default === undefined
    ? undefined
    : String(definition.Default);
}
