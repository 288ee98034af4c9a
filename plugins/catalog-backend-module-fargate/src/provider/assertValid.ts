import {
  Entity,
  EntityPolicies,
  FieldFormatEntityPolicy,
  SchemaValidEntityPolicy,
} from '@backstage/catalog-model';

const policy = EntityPolicies.allOf([
  new SchemaValidEntityPolicy(),
  new FieldFormatEntityPolicy(),
]);

/**
 * Checks entities with the rules of the catalog, which rejects a whole mutation
 * when one entity is invalid.
 *
 * @throws TypeError or Error with the field and the rule.
 */
export async function assertValid(entities: Entity[]): Promise<void> {
  for (const entity of entities) {
    await policy.enforce(entity);
  }
}
