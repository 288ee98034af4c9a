import { InputError } from '@backstage/errors';
import { variableNameProblem } from '../configuration/configurationProblems';

/** Secrets Manager's limit, in bytes. */
const MAX_BYTES = 65_536;

/**
 * Checks the name and the value of a secret.
 *
 * @returns the value; undefined for an empty field of a form.
 * @throws InputError that never contains the value.
 */
export function checkSecretInput({
  variable,
  value,
}: {
  variable: string;
  value?: string;
}): string | undefined {
  const problem = variableNameProblem(variable);
  if (problem) {
    throw new InputError(`variable: ${problem}.`);
  }
  if (value && /^\*+$/.test(value)) {
    throw new InputError(
      'value: is nothing but asterisks, as a field of the kind Secret shows in the place of the value. Give ${{ secrets.NAME }} in the template, not ${{ parameters.NAME }}.',
    );
  }
  if (value && Buffer.byteLength(value) > MAX_BYTES) {
    throw new InputError(
      `value: has ${Buffer.byteLength(
        value,
      )} bytes, and Secrets Manager takes at most ${MAX_BYTES}.`,
    );
  }
  return value || undefined;
}
