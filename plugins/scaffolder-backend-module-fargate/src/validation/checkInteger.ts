import { InputError } from '@backstage/errors';

/**
 * The scaffolder checks input against a JSON schema, but not when an action is
 * called by other means; AWS would say it later, and about another name.
 *
 * @throws InputError when the value is no whole number within the bounds.
 */
export function checkInteger(
  field: string,
  value: number,
  bounds: { min: number; max: number },
): void {
  if (!Number.isInteger(value) || value < bounds.min || value > bounds.max) {
    throw new InputError(
      `${field}: must be a whole number from ${bounds.min} to ${bounds.max}, not ${value}.`,
    );
  }
}
