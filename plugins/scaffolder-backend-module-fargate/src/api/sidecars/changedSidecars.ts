import { InputError } from '@backstage/errors';
import { Sidecar } from './Sidecar';

/**
 * The sidecars after an update: what is not mentioned stays.
 *
 * @throws InputError when one to remove is not there, or is given too.
 */
export function changedSidecars(
  before: readonly Sidecar[],
  given: readonly Sidecar[],
  remove: readonly string[] = [],
): Sidecar[] {
  const find = (sidecars: readonly Sidecar[], wanted: string) =>
    sidecars.find(({ name }) => name === wanted);
  for (const name of remove) {
    if (find(given, name)) {
      throw new InputError(
        `removeSidecars: ${name} is to be set and to be removed. Decide for one.`,
      );
    }
    if (!find(before, name)) {
      throw new InputError(`removeSidecars: the API has no sidecar ${name}.`);
    }
  }
  return [
    ...before
      .filter(({ name }) => !remove.includes(name))
      .map(one => find(given, one.name) ?? one),
    ...given.filter(({ name }) => !find(before, name)),
  ];
}
