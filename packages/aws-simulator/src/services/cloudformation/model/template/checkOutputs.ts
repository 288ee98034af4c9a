import { validationError } from '../validationError';
import { isObject } from './isObject';
import { requireAtMost, requireName } from './quotas';
import { Template } from './Template';

const MEMBERS = ['Value', 'Description', 'Condition', 'Export'];

/**
 * Validates the outputs of a template, except their references.
 *
 * @throws AwsError `ValidationError`
 */
export function checkOutputs({ Outputs }: Template): void {
  requireAtMost('outputs', Object.keys(Outputs).length, 200);
  for (const [name, output] of Object.entries(Outputs)) {
    requireName('Output', name);
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
