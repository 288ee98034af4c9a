import { validationError } from '../validationError';
import { isObject } from './isObject';
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
  for (const [name, parameter] of Object.entries(Parameters)) {
    if (!/^[A-Za-z0-9]+$/.test(name)) {
      throw validationError(
        `Template format error: Parameter name ${name} is non alphanumeric.`,
      );
    }
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
    if (typeof parameter.Default === 'object') {
      throw validationError(
        'Template format error: Every Default member must be a string.',
      );
    }
  }
}
