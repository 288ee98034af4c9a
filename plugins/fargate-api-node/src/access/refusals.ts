import { NotAllowedError } from '@backstage/errors';
import { Permission } from '@backstage/plugin-permission-common';
import { FargateTarget } from '../targets';

/** Whom a refused user can ask. */
export interface Contacts {
  /** References of groups and users. */
  refs: readonly string[];
  /** Those of them that the catalog does not have. */
  missing: readonly string[];
}

/** The policy denies a permission for an entity. */
export function noPermission(
  { name }: Permission,
  entityRef: string,
  owners: Contacts,
): Error {
  return new NotAllowedError(
    `Requires the permission ${name} for ${entityRef}. ${ask(owners)}`,
  );
}

/** The ownership guard keeps something for its owners. */
export function notOwner(entityRef: string, owners: Contacts): Error {
  return new NotAllowedError(
    `${entityRef} may be changed only by its owner, ${
      owners.refs.join(' or ') || 'which nothing records'
    }. ${ask(owners)}`,
  );
}

/** The policy denies a permission for a target. */
export function noTargetPermission(
  { name }: Permission,
  target: FargateTarget,
  groups: Contacts,
): Error {
  return new NotAllowedError(
    `Requires the permission ${name} for target ${target.name}. ${ask(groups)}`,
  );
}

/** The configuration keeps a target for some groups. */
export function notInGroups({ name }: FargateTarget, groups: Contacts): Error {
  return new NotAllowedError(
    `Only members of ${groups.refs.join(' or ')} may use target ${name}. ${ask(
      groups,
    )}`,
  );
}

/** Something shall belong to somebody else. */
export function foreignOwner(owner: string, groups: readonly string[]): Error {
  return new NotAllowedError(
    `owner: you are not a member of ${owner}. ${
      groups.length ? `Give one of ${groups.join(', ')}` : 'Sign in'
    }, or ask a member of ${owner} to do it.${
      groups.length && !groups.some(isGroup)
        ? ' Your session names no group: if you are in one, sign out and in again.'
        : ''
    }`,
  );
}

/** A session names the groups that the catalog had when the user signed in. */
function isGroup(ref: string): boolean {
  return ref.startsWith('group:');
}

const ADMINISTRATOR = 'an administrator of this portal';

/** A group that the catalog has lost may still be in sessions, or may never have been in it. */
function ask({ refs, missing }: Contacts): string {
  const whom = `Ask ${refs.join(' or ') || ADMINISTRATOR}.`;
  return missing.length
    ? `${whom} The catalog has no ${missing.join(
        ' or ',
      )}: if there is nobody to ask, ask ${ADMINISTRATOR}.`
    : whom;
}
