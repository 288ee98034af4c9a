import { validationError } from '../validationError';
import { ParameterDefinition, Template } from '../template/Template';
import { checkConstraints } from './checkConstraints';
import { isList, items } from './lists';
import { ParameterValue } from './ParameterValue';

/** A parameter of a request, as the API takes it. */
export interface GivenParameter {
  ParameterKey?: string;
  ParameterValue?: string;
  UsePreviousValue?: boolean;
}

/**
 * The value of each parameter of the template: given, previous or default.
 *
 * @throws AwsError `ValidationError` with AWS's text
 */
export function resolveParameters(
  template: Template,
  given: GivenParameter[],
  previous: ReadonlyMap<string, ParameterValue> = new Map(),
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
      textOf(name, definition, byKey.get(name), previous.get(name)),
    ]),
  );
  const missing = definitions.filter(([name]) => texts.get(name) === undefined);
  const ssm = missing.find(([, { Type }]) => isSsm(Type));
  if (ssm) {
    throw validationError(
      `Parameter ${ssm[0]} should either have input value or default value`,
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
      if (isSsm(definition.Type)) {
        // Systems Manager is not simulated, so the parameter does not exist.
        throw validationError(
          `Unable to fetch parameters [${text}] from parameter store for this account.`,
        );
      }
      return [
        name,
        {
          text,
          value: isList(definition.Type) ? items(text) : text,
          type: definition.Type,
          noEcho: String(definition.NoEcho) === 'true',
        },
      ];
    }),
  );
}

function isSsm(type: string): boolean {
  return type.startsWith('AWS::SSM::Parameter::');
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
