import { matchesJavaPattern } from '../../../constraints/javaPattern';
import { AwsError } from '../../../world/AwsError';
import { Parameter, ParameterInput } from './types';

const LARGEST_STANDARD = 4096;
const LARGEST_ADVANCED = 8192;

const NAME = /^(?=.{1,1011}$)\/?[\w.-]+(\/[\w.-]+)*$/;

/** An AMI is not looked for: there are no instances. */
const DATA_TYPES = ['text', 'aws:ec2:image', 'aws:ssm:integration'];

/**
 * Refuses an invalid parameter. No message contains the value.
 *
 * @param existing - the parameter with this name, if there is one
 * @throws AwsError `ValidationException`, `ParameterAlreadyExists`,
 *   `ParameterPatternMismatchException`, `HierarchyTypeMismatchException`, …
 */
export function checkParameter(
  input: ParameterInput,
  existing: Parameter | undefined,
): void {
  checkName(input.Name);
  if (existing && !input.Overwrite) {
    throw new AwsError(
      'ParameterAlreadyExists',
      'The parameter already exists. To overwrite this value, set the overwrite option in the request to true.',
    );
  }
  if (input.Overwrite && input.Tags?.length) {
    throw invalid(
      "Invalid request: tags and overwrite can't be used together. To create a parameter with tags, please remove overwrite flag. To update tags for an existing parameter, please use AddTagsToResource or RemoveTagsFromResource.",
    );
  }
  if (!existing && !input.Type) {
    throw invalid('A parameter type is required when you create a parameter.');
  }
  if (existing && input.Type && input.Type !== existing.type) {
    throw new AwsError(
      'HierarchyTypeMismatchException',
      "Parameter Store doesn't support changing a parameter type in a hierarchy. For example, you can't change a parameter from a String type to a SecureString type. You must create a new, unique parameter.",
    );
  }
  if (input.KeyId && (input.Type ?? existing?.type) !== 'SecureString') {
    throw invalid('KeyId is required for SecureString type parameter only.');
  }
  checkValue(input, existing);
}

function checkName(name: string): void {
  if (/^\/?aws(?![a-z0-9_.-])/i.test(name)) {
    throw new AwsError(
      'AccessDeniedException',
      `No access to reserved parameter name: ${name}.`,
    );
  }
  const isPath = name.indexOf('/', 1) > 0;
  if (!isPath && /^\/?(aws|ssm)/i.test(name)) {
    throw invalid(
      'Parameter name: can\'t be prefixed with "aws" or "ssm" (case-insensitive).',
    );
  }
  if (name.endsWith('/')) {
    throw invalid('Parameter name must not end with slash.');
  }
  if (/^\/?(aws|ssm)/i.test(name) || !NAME.test(name)) {
    throw invalid(
      'Parameter name: can\'t be prefixed with "ssm" (case-insensitive). If formed as a path, it can consist of sub-paths divided by slash symbol; each sub-path can be formed as a mix of letters, numbers and the following 3 symbols .-_',
    );
  }
  if (name.includes('/') && !name.startsWith('/')) {
    throw invalid('Parameter name must be a fully qualified name.');
  }
}

function checkValue(
  { Value, Tier, AllowedPattern, DataType = 'text', Type }: ParameterInput,
  existing: Parameter | undefined,
): void {
  if (Value === '') {
    throw invalid(
      "1 validation error detected: Value at 'value' failed to satisfy constraint: Member must have length greater than or equal to 1",
    );
  }
  if (/\{\{.*\}\}/.test(Value)) {
    throw invalid(
      'Parameter value can\'t nest another parameter. Do not use "{{}}" in the value.',
    );
  }
  if (!DATA_TYPES.includes(DataType)) {
    throw invalid(
      `The following data type is not supported: ${DataType}. (Data type names are all lowercase.)`,
    );
  }
  const type = Type ?? existing?.type;
  if (DataType === 'aws:ec2:image' && type !== 'String') {
    throw invalid(
      `The aws:ec2:image data type is not supported for the following input type: ${type}`,
    );
  }
  const tier = Tier ?? existing?.tier ?? 'Standard';
  if (tier === 'Standard' && Value.length > LARGEST_STANDARD) {
    throw invalid(
      'Standard tier parameters support a maximum parameter value of 4096 characters. To create a larger parameter value, upgrade the parameter to use the advanced-parameter tier. For more information, see https://docs.aws.amazon.com/systems-manager/latest/userguide/parameter-store-advanced-parameters.html',
    );
  }
  if (Value.length > LARGEST_ADVANCED) {
    throw invalid(
      'Advanced-tier parameters support a maximum parameter value of 8192 characters.',
    );
  }
  const pattern = AllowedPattern ?? existing?.allowedPattern;
  const values = type === 'StringList' ? Value.split(',') : [Value];
  if (pattern && !values.every(value => contains(value, pattern))) {
    throw new AwsError(
      'ParameterPatternMismatchException',
      `Parameter value, cannot be validated against allowedPattern: ${pattern}`,
    );
  }
}

/** Whether an expression of Java finds something in a text. */
function contains(text: string, pattern: string): boolean {
  try {
    return matchesJavaPattern(`[\\s\\S]*?(?:${pattern})[\\s\\S]*`, text);
  } catch {
    throw new AwsError(
      'InvalidAllowedPatternException',
      `The following regular expression is not valid: ${pattern}`,
    );
  }
}

function invalid(message: string): AwsError {
  return new AwsError('ValidationException', message);
}
