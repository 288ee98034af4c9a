import { stringifyEntityRef } from '@backstage/catalog-model';
import { checkEntityRef } from './checkEntityRef';

/**
 * The full reference of an owner; a bare name is a group's.
 *
 * @throws InputError when the text is no entity reference.
 */
export function ownerRef(owner: string): string {
  return stringifyEntityRef(
    checkEntityRef(
      'owner',
      owner,
      'Group',
      'is not the reference of a group or user, e.g. group:default/team-a.',
    ),
  );
}
