import { InputError } from '@backstage/errors';

/** @throws InputError when the value is none of those allowed. */
export function checkOneOf(
  field: string,
  value: string | number,
  allowed: readonly (string | number)[],
): void {
  if (!allowed.map(String).includes(String(value))) {
    throw new InputError(
      `${field}: must be one of ${allowed.join(', ')}, not ${value}.`,
    );
  }
}
