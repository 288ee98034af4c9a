import { AwsError } from '../../../../world/AwsError';
import { SelectedParameter, Ssm } from '../../../ssm/model/Ssm';
import { validationError } from '../validationError';
import { isList } from './lists';

const VALUE_OF = /^AWS::SSM::Parameter::Value<(.+)>$/;

/** Whether the text of a parameter of this type names a parameter of Systems Manager. */
export function isStored(type: string): boolean {
  return type.startsWith('AWS::SSM::Parameter::');
}

/** The type of the value that a parameter has for the template. */
export function valueTypeOf(type: string): string {
  return VALUE_OF.exec(type)?.[1] ?? type;
}

/**
 * The value that a parameter of Systems Manager stands for in a template; its
 * name for the type `AWS::SSM::Parameter::Name`.
 *
 * @throws AwsError `ValidationError` with AWS's text
 */
export function storedValue(ssm: Ssm, type: string, name: string): string {
  const found = selectStored(ssm, name);
  if (!VALUE_OF.test(type)) {
    return name;
  }
  if (found.parameter.type === 'SecureString') {
    throw validationError(
      `Parameters [${name}] referenced by template have types not supported by CloudFormation.`,
    );
  }
  if (isList(valueTypeOf(type)) !== (found.parameter.type === 'StringList')) {
    throw validationError(
      `Types for SSM parameters [${name}] defined in CFN template and SSM are incompatible`,
    );
  }
  return found.version.value;
}

/**
 * The parameter of Systems Manager with a name, and its version.
 *
 * @throws AwsError `ValidationError` with AWS's text
 */
export function selectStored(ssm: Ssm, name: string): SelectedParameter {
  const found = select(ssm, name);
  if (!found) {
    throw validationError(
      `Unable to fetch parameters [${name}] from parameter store for this account.`,
    );
  }
  return found;
}

function select(ssm: Ssm, name: string) {
  try {
    return ssm.select(name);
  } catch (error) {
    // CloudFormation does not distinguish a missing version from a missing parameter.
    if (
      error instanceof AwsError &&
      error.code === 'ParameterVersionNotFound'
    ) {
      return undefined;
    }
    throw error instanceof AwsError ? validationError(error.message) : error;
  }
}
