import { parseDocument } from 'yaml';

/** The `AllowedValues` of a parameter of a CloudFormation template. */
export function allowedValues(
  template: string,
  parameter: string,
): (string | number)[] {
  const { Parameters } = parseDocument(template, { logLevel: 'error' }).toJS();
  return Parameters[parameter].AllowedValues;
}
