import {
  apiEntityV1alpha1Validator,
  componentEntityV1alpha1Validator,
  Entity,
  EntityPolicies,
  FieldFormatEntityPolicy,
  resourceEntityV1alpha1Validator,
  SchemaValidEntityPolicy,
} from '@backstage/catalog-model';

const policy = EntityPolicies.allOf([
  new SchemaValidEntityPolicy(),
  new FieldFormatEntityPolicy(),
]);

const VALIDATORS = [
  apiEntityV1alpha1Validator,
  componentEntityV1alpha1Validator,
  resourceEntityV1alpha1Validator,
];

/**
 * Checks entities with the rules of the catalog, which rejects a whole mutation
 * when one entity is invalid.
 *
 * @throws TypeError or Error with the field and the rule.
 * @public
 */
export async function assertValidEntities(
  entities: readonly Entity[],
): Promise<void> {
  for (const entity of entities) {
    await policy.enforce(entity);
    for (const validator of VALIDATORS) {
      await validator.check(withoutDocument(entity));
    }
  }
}

/** The catalog replaces the URL of a document by its text before it checks it. */
function withoutDocument(entity: Entity): Entity {
  return entity.kind === 'API'
    ? { ...entity, spec: { ...entity.spec, definition: 'a document' } }
    : entity;
}
