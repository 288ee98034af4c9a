import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import { InputError } from '@backstage/errors';

/**
 * Normalizes the entity reference in the input of an action.
 *
 * @throws InputError when it is incomplete or malformed.
 */
export function entityRefInput(text: string): string {
  try {
    return stringifyEntityRef(parseEntityRef(text));
  } catch (error) {
    throw new InputError((error as Error).message);
  }
}
