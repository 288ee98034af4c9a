import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import { InputError } from '@backstage/errors';

/**
 * The entity that an action is asked about.
 *
 * @throws InputError when it is no whole entity reference.
 */
export function entityRefInput(text: string): string {
  try {
    return stringifyEntityRef(parseEntityRef(text));
  } catch (error) {
    throw new InputError(`${(error as Error).message}`);
  }
}
