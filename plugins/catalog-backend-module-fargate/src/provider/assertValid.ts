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
 * The catalog refuses a whole mutation when one entity in it is malformed, so
 * each is held against the catalog's own rules before.
 *
 * @throws TypeError or Error that names the field and the rule.
 */
export async function assertValid(entities: Entity[]): Promise<void> {
  for (const entity of entities) {
    await policy.enforce(entity);
  }
}
