import { compileJavaPattern } from '../../../../constraints/javaPattern';
import { validationError } from '../validationError';
import { isObject } from './isObject';
import { requireAtMost, requireName } from './quotas';
import { Template } from './Template';

const MEMBERS = [
  'Type',
  'Default',
  'Description',
  'NoEcho',
  'AllowedValues',
  'AllowedPattern',
  'MinLength',
  'MaxLength',
  'MinValue',
  'MaxValue',
  'ConstraintDescription',
];

/** The quota for the description of a parameter, in characters. */
const LONGEST_DESCRIPTION = 4000;

const NUMBERS = ['MinLength', 'MaxLength', 'MinValue', 'MaxValue'];
const TEXTS = [
  'Default',
  'Description',
  'NoEcho',
  'AllowedPattern',
  'ConstraintDescription',
];

const AWS_TYPE =
  'AWS::(EC2::(AvailabilityZone::Name|Image::Id|Instance::Id|KeyPair::KeyName|SecurityGroup::(GroupName|Id)|Subnet::Id|VPC::Id|Volume::Id)|Route53::HostedZone::Id)';

const TYPE = new RegExp(
  `^(String|Number|CommaDelimitedList|List<(Number|String|${AWS_TYPE})>|${AWS_TYPE}|AWS::SSM::Parameter::(Name|Value<(String|CommaDelimitedList|List<(String|${AWS_TYPE})>|${AWS_TYPE})>))$`,
);

/**
 * Validates the parameters of a template.
 *
 * @throws AwsError `ValidationError` with AWS's text
 */
export function checkParameters({ Parameters }: Template): void {
  requireAtMost('parameters', Object.keys(Parameters).length, 200);
  for (const [name, parameter] of Object.entries(Parameters)) {
    requireName('Parameter', name);
    if (!isObject(parameter) || typeof parameter.Type !== 'string') {
      throw validationError(
        `Template format error: Every Parameters object must contain a Type member.`,
      );
    }
    const stray = Object.keys(parameter).find(key => !MEMBERS.includes(key));
    if (stray) {
      throw validationError(`Invalid template parameter property '${stray}'`);
    }
    if (!TYPE.test(parameter.Type)) {
      throw validationError(
        `Template format error: Unrecognized parameter type: ${parameter.Type}`,
      );
    }
    checkMembers(name, parameter);
  }
}

function checkMembers(name: string, parameter: Record<string, unknown>): void {
  const { AllowedValues, AllowedPattern } = parameter;
  if (
    AllowedValues !== undefined &&
    !(Array.isArray(AllowedValues) && AllowedValues.every(isScalar))
  ) {
    throw validationError(
      'Template format error: Every AllowedValues member must be a list.',
    );
  }
  const text = TEXTS.find(
    member => Object.hasOwn(parameter, member) && !isScalar(parameter[member]),
  );
  if (text) {
    throw validationError(
      `Template format error: Every ${text} member must be a string.`,
    );
  }
  if (String(parameter.Description ?? '').length > LONGEST_DESCRIPTION) {
    throw validationError(
      `Template format error: Parameter ${name} has a 'Description' that is longer than ${LONGEST_DESCRIPTION} characters.`,
    );
  }
  const number = NUMBERS.find(
    member => Object.hasOwn(parameter, member) && !isNumber(parameter[member]),
  );
  if (number) {
    throw validationError(
      `Template format error: Every ${number} member must be a number.`,
    );
  }
  if (AllowedPattern !== undefined && !compiles(String(AllowedPattern))) {
    throw validationError(
      `Template format error: AllowedPattern '${AllowedPattern}' of parameter ${name} is not a valid regular expression.`,
    );
  }
}

function isScalar(value: unknown): boolean {
  return typeof value !== 'object';
}

function isNumber(value: unknown): boolean {
  return /^[-+]?\d+(\.\d+)?$/.test(isScalar(value) ? String(value) : '');
}

function compiles(pattern: string): boolean {
  try {
    compileJavaPattern(pattern);
    return true;
  } catch {
    return false;
  }
}
