import { identityApiRef, useApi } from '@backstage/frontend-plugin-api';
import {
  Entity,
  parseEntityRef,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import useAsync from 'react-use/esm/useAsync';

/** Who can own something. */
export interface Owner {
  entityRef: string;
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
      entityRef: stringifyEntityRef(group),
      title: titleOf(group),
    }))
    .sort((a, b) => a.title.localeCompare(b.title));
  const isOwn = ({ entityRef }: Owner) =>
    ownershipEntityRefs.includes(entityRef);
  const own = owners.filter(isOwn);
  return {
    own: own.length
      ? own
      : [
          {
            entityRef: userEntityRef,
            title: parseEntityRef(userEntityRef).name,
          },
        ],
    others: owners.filter(owner => !isOwn(owner)),
  };
}

function titleOf({ metadata, spec }: Entity): string {
  const { displayName } = (spec?.profile ?? {}) as { displayName?: string };
  return displayName ?? metadata.title ?? metadata.name;
}
