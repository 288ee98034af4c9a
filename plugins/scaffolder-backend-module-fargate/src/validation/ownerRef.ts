import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import { InputError } from '@backstage/errors';

/**
 * The full reference of an owner; a bare name is a group's.
 *
 * @throws InputError when the text is no entity reference.
 */
export function ownerRef(owner: string): string {
  try {
    return stringifyEntityRef(parseEntityRef(owner, { defaultKind: 'Group' }));
  } catch (error) {
    throw new InputError(
      `owner: "${owner}" is not the reference of a group or user, e.g. group:default/team-a.`,
    );
  }
}
