import { validationError } from '../validationError';
import { isObject } from './isObject';
import { requireAtMost, requireName } from './quotas';
import { Template } from './Template';

const MEMBERS = ['Value', 'Description', 'Condition', 'Export'];

/** The quota for the description of an output, in characters. */
const LONGEST_DESCRIPTION = 1024;

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
    for (const member of ['Description', 'Condition']) {
      if (!['string', 'undefined'].includes(typeof output[member])) {
        throw validationError(
          `Template format error: Every ${member} member must be a string.`,
        );
      }
    }
    if (String(output.Description ?? '').length > LONGEST_DESCRIPTION) {
      throw validationError(
        `Template format error: Output ${name} has a 'Description' that is longer than ${LONGEST_DESCRIPTION} characters.`,
      );
    }
    if (output.Export !== undefined && !isExportName(output.Export?.Name)) {
      throw validationError(
        `Template format error: Output ${name} is malformed. The Name field of every Export member must be specified and consist only of alphanumeric characters, colons, or hyphens.`,
      );
    }
  }
}

/** What a function returns is not known yet. */
function isExportName(name: unknown): boolean {
  return typeof name === 'object'
    ? name !== null
    : /^[0-9A-Za-z:-]{1,255}$/.test(String(name ?? ''));
}
