import { identityApiRef, useApi } from '@backstage/frontend-plugin-api';
import {
  Entity,
  parseEntityRef,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import {
  catalogApiRef,
  humanizeEntityRef,
} from '@backstage/plugin-catalog-react';
import useAsync from 'react-use/esm/useAsync';

/** Who can own something. */
export interface Owner {
  /** Its reference as short as it may be: the name of a group, `user:jane`. */
  ref: string;
  title: string;
}

/** Those that the user acts for, and all other groups, each by title. */
export interface Owners {
  /** The user's groups; without a group the user alone. */
  own: Owner[];
  others: Owner[];
}

/** Reads who can own what the user is about to create. */
export function useOwners() {
  const catalog = useApi(catalogApiRef);
  const identity = useApi(identityApiRef);
  return useAsync(async () => {
    const { userEntityRef, ownershipEntityRefs } =
      await identity.getBackstageIdentity();
    const groups: Entity[] = [];
    for await (const batch of catalog.streamEntities({
      filter: { kind: 'Group' },
      fields: [
        'kind',
        'metadata.namespace',
        'metadata.name',
        'metadata.title',
        'spec.profile.displayName',
      ],
    })) {
      groups.push(...batch);
    }
    return sortOwners(userEntityRef, ownershipEntityRefs, groups);
  }, [catalog, identity]);
}

/** Pure: divides the groups of the catalog into the user's and all others. */
export function sortOwners(
  userEntityRef: string,
  ownershipEntityRefs: readonly string[],
  groups: readonly Entity[],
): Owners {
  const owners = groups
    .map(group => ({
      ref: shortRef(stringifyEntityRef(group)),
      title: titleOf(group),
    }))
    .sort((a, b) => a.title.localeCompare(b.title));
  const ownRefs = ownershipEntityRefs.map(shortRef);
  const isOwn = ({ ref }: Owner) => ownRefs.includes(ref);
  const own = owners.filter(isOwn);
  return {
    own: own.length
      ? own
      : [
          {
            ref: shortRef(userEntityRef),
            title: parseEntityRef(userEntityRef).name,
          },
        ],
    others: owners.filter(owner => !isOwn(owner)),
  };
}

/**
 * The reference of an owner without what is the same by default: this is what the
 * review page shows of it, and what a person would write.
 */
export function shortRef(ref: string): string {
  try {
    return humanizeEntityRef(parseEntityRef(ref, { defaultKind: 'group' }), {
      defaultKind: 'group',
    });
  } catch {
    // Of a link that somebody wrote; nothing has this reference.
    return ref;
  }
}

function titleOf({ metadata, spec }: Entity): string {
  const { displayName } = (spec?.profile ?? {}) as { displayName?: string };
  return displayName ?? metadata.title ?? metadata.name;
}
