import { InputError } from '@backstage/errors';

/**
 * A dynamic reference. CloudFormation replaces it wherever a template or the
 * value of a parameter contains it, with a secret or a parameter that the
 * deploying role may read; so a text from a person must not contain one. It
 * evaluates nothing else in a text: `${…}` is only evaluated by `Fn::Sub`, which
 * no input can become.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/dynamic-references.html
 */
const DYNAMIC_REFERENCE = /\{\{\s*resolve\s*:/i;

/** Whether a text at any depth contains a dynamic reference. */
export function containsDynamicReference(value: unknown): boolean {
  return DYNAMIC_REFERENCE.test(JSON.stringify(value));
}

/**
 * Checks that no text of an action's input, at any depth, contains a dynamic
 * reference.
 *
 * @throws InputError with the field.
 */
export function assertNoDynamicReference(input: unknown, field = ''): void {
  if (typeof input === 'string') {
    if (DYNAMIC_REFERENCE.test(input)) {
      throw new InputError(
        `${field}: must not contain a dynamic reference of CloudFormation ({{resolve:…}}), which CloudFormation would replace with a value of the account. An OpenAPI document that contains such text can be given by its URL.`,
      );
    }
  } else if (Array.isArray(input)) {
    input.forEach((item, index) =>
      assertNoDynamicReference(item, `${field}[${index}]`),
    );
  } else if (input !== null && typeof input === 'object') {
    for (const [key, value] of Object.entries(input)) {
      const path = field ? `${field}.${key}` : key;
      assertNoDynamicReference(key, field || 'input');
      assertNoDynamicReference(value, path);
    }
  }
}
