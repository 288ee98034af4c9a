import { InputError } from '@backstage/errors';
import { StackKind } from '@fargate-api/backstage-plugin-fargate-api-common';
import {
  assertValidEntities,
  StackDescriptor,
  StackRecord,
  toEntities,
} from '@fargate-api/backstage-plugin-fargate-api-node';

/** A stack as it would be, as far as its entities depend on it. */
const FUTURE_STACK = {
  arn: 'arn:aws:cloudformation:us-east-1:123456789012:stack/future/1',
  name: 'future',
  status: 'CREATE_COMPLETE',
  managed: true,
  outputs: {},
  parameters: {},
  terminationProtection: false,
};

/**
 * Builds the entities that the catalog will have of a stack, and checks them with
 * the catalog's own rules. An API that the catalog refuses would run and be
 * nowhere.
 *
 * @param stack - where it is deployed already.
 * @throws InputError with the field and the rule.
 */
export async function assertCatalogTakes(
  kind: StackKind,
  descriptor: StackDescriptor,
  stack: StackRecord = FUTURE_STACK,
): Promise<void> {
  const entities = toEntities({ ...stack, kind }, descriptor, {});
  try {
    await assertValidEntities(entities);
  } catch (error) {
    const text = error instanceof Error ? error.message : String(error);
    const [rule] = text.split(' To learn more');
    throw new InputError(`${fieldOf(rule)}: the catalog refuses it: ${rule}`);
  }
}

/** Of `"tags.0" is not valid; …` or `/metadata/tags/0 must be …`. */
function fieldOf(rule: string): string {
  const [, field] = /["/](?:metadata[./]|spec[./])?(\w+)/.exec(rule) ?? [];
  return field ?? 'metadata';
}
