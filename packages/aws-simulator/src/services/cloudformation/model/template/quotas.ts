import { validationError } from '../validationError';

/** The quota for the name of a parameter, mapping, resource or output, and a key of a mapping. */
const LONGEST_NAME = 255;

/**
 * Refuses a section of a template with more members than its quota allows.
 *
 * @throws AwsError `ValidationError` with AWS's text
 */
export function requireAtMost(what: string, count: number, most: number): void {
  if (count > most) {
    throw validationError(
      `Template format error: Number of ${what}, ${count}, is greater than maximum allowed, ${most}`,
    );
  }
}

/**
 * Refuses the name of a member of a template with other characters than
 * letters and digits, or with too many.
 *
 * @throws AwsError `ValidationError` with AWS's text
 */
export function requireName(what: string, name: string): void {
  if (!/^[A-Za-z0-9]+$/.test(name)) {
    throw validationError(
      `Template format error: ${what} name ${name} is non alphanumeric.`,
    );
  }
  requireLength(what, name);
}

/**
 * Refuses a name with too many characters.
 *
 * @throws AwsError `ValidationError`
 */
export function requireLength(what: string, name: string): void {
  if (name.length > LONGEST_NAME) {
    throw validationError(
      `Template format error: ${what} name ${name} exceeds the maximum length of ${LONGEST_NAME} characters.`,
    );
  }
}
