import { matchesJavaPattern } from '../../../../constraints/javaPattern';
import { validationError } from '../validationError';
import { ParameterDefinition } from '../template/Template';
import { isList, items } from './lists';

/** The quota for the value of a parameter, in characters. */
const LONGEST_VALUE = 4096;

/**
 * Validates the value of a parameter against its declaration.
 *
 * @throws AwsError `ValidationError` with AWS's text
 */
export function checkConstraints(
  name: string,
  definition: ParameterDefinition,
  text: string,
): void {
  if (text.length > LONGEST_VALUE) {
    throw validationError(
      `Parameter '${name}' must contain at most ${LONGEST_VALUE} characters`,
    );
  }
  const problem = firstProblem(definition, text);
  if (problem) {
    throw validationError(
      definition.ConstraintDescription
        ? `Parameter '${name}' failed to satisfy constraint: ${definition.ConstraintDescription}`
        : `Parameter '${name}' ${problem}`,
    );
  }
}

function firstProblem(
  definition: ParameterDefinition,
  text: string,
): string | undefined {
  const { Type, AllowedValues, AllowedPattern } = definition;
  const isNumber = Type === 'Number' || Type === 'List<Number>';
  const values = isList(Type) ? items(text) : [text];
  if (isNumber && !values.every(isNumeric)) {
    return 'must be a number.';
  }
  if (
    AllowedValues &&
    !values.every(value => AllowedValues.map(String).includes(value))
  ) {
    return 'must be one of AllowedValues';
  }
  if (
    AllowedPattern !== undefined &&
    !values.every(value => matchesJavaPattern(String(AllowedPattern), value))
  ) {
    return `must match pattern ${AllowedPattern}`;
  }
  if (isNumber) {
    return outOfRange(definition, values.map(Number));
  }
  const { MinLength, MaxLength } = definition;
  if (MinLength !== undefined && text.length < Number(MinLength)) {
    return `must contain at least ${MinLength} characters`;
  }
  if (MaxLength !== undefined && text.length > Number(MaxLength)) {
    return `must contain at most ${MaxLength} characters`;
  }
  return undefined;
}

function outOfRange(
  { MinValue, MaxValue }: ParameterDefinition,
  numbers: number[],
): string | undefined {
  if (MinValue !== undefined && numbers.some(n => n < Number(MinValue))) {
    return `must be a number not less than ${MinValue}`;
  }
  if (MaxValue !== undefined && numbers.some(n => n > Number(MaxValue))) {
    return `must be a number not greater than ${MaxValue}`;
  }
  return undefined;
}

function isNumeric(text: string): boolean {
  return text.trim() !== '' && Number.isFinite(Number(text));
}
