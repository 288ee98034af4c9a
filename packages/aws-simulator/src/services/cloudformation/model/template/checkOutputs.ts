import { validationError } from '../validationError';
import { isObject } from './isObject';
import { Template } from './Template';

const MEMBERS = ['Value', 'Description', 'Condition', 'Export'];

/**
 * Validates the outputs of a template, except their references.
 *
 * @throws AwsError `ValidationError`
 */
export function checkOutputs({ Outputs }: Template): void {
  for (const [name, output] of Object.entries(Outputs)) {
    if (!/^[A-Za-z0-9]+$/.test(name)) {
      throw validationError(
        `Template format error: Output name ${name} is non alphanumeric.`,
      );
    }
    if (!isObject(output) || output.Value === undefined) {
      throw validationError(
        'Template format error: Every Outputs member must contain a Value object',
      );
    }
    const stray = Object.keys(output).find(key => !MEMBERS.includes(key));
    if (stray) {
      throw validationError(`Invalid template output property '${stray}'`);
    }
    if (output.Export !== undefined && output.Export.Name === undefined) {
      throw validationError(
        `Template format error: Output ${name} is exported without a Name.`,
      );
    }
  }
}
