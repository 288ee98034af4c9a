import {
  Entity,
  parseEntityRef,
  RELATION_OWNED_BY,
  stringifyEntityRef,
} from '@backstage/catalog-model';

/**
 * The references of an entity's owners: its relations, as the permission rules
 * of the catalog see them, or `spec.owner` where it has none yet.
 *
 * @public
 */
export function ownersOf(entity: Entity): string[] {
  const related = (entity.relations ?? [])
    .filter(({ type }) => type === RELATION_OWNED_BY)
    .map(({ targetRef }) => targetRef);
  const { owner } = (entity.spec ?? {}) as { owner?: unknown };
  return related.length || typeof owner !== 'string'
    ? related
    : [fullOwnerRef(owner, entity.metadata.namespace)];
}

/** The full reference of an owner, in lower case as Backstage compares them. */
export function fullOwnerRef(
  owner: string,
  defaultNamespace = 'default',
): string {
  return stringifyEntityRef(
    parseEntityRef(owner, { defaultKind: 'Group', defaultNamespace }),
  );
}
