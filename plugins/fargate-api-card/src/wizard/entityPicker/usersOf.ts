import {
  Entity,
  parseEntityRef,
  RELATION_DEPENDENCY_OF,
} from '@backstage/catalog-model';

/** The names of what depends on an entity, sorted. */
export function usersOf({ relations = [] }: Entity): string[] {
  return relations
    .filter(({ type }) => type === RELATION_DEPENDENCY_OF)
    .map(({ targetRef }) => parseEntityRef(targetRef).name)
    .sort();
}
