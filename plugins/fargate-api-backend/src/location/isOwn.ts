import { parseEntityRef } from '@backstage/catalog-model';
import { FRESH_FOR, Observations } from '../observe';
import { readServiceEntity } from '../reads';
import { ServiceLocation } from './ServiceLocation';

/** An API and the Component that provides it are one deployment. */
const KINDS = ['api', 'component'];

/**
 * Whether AWS's side says that a service is an entity's own, by the tag
 * `fargate-api:entity` of the stack that names it, or else of itself. An
 * annotation alone is what anybody may write into a catalog file, so it may
 * show a service but not change it.
 */
export async function isOwn(
  entityRef: string,
  { target, stack, serviceArn }: ServiceLocation,
  observations: Observations,
): Promise<boolean> {
  const arn = serviceArn.value!;
  if (stack?.value?.serviceArn === arn) {
    return isSame(entityRef, stack.value.entityRef);
  }
  const tagged = await observations.observe({
    target,
    resource: `service-entity:${arn}`,
    freshFor: FRESH_FOR.configured,
    read: async (clients, signal) => ({
      entityRef: await readServiceEntity(clients, arn, signal),
    }),
  });
  return isSame(entityRef, tagged.value?.entityRef ?? undefined);
}

function isSame(one: string, other: string | undefined): boolean {
  const a = parseEntityRef(one);
  const b = other ? tryParse(other) : undefined;
  return (
    b !== undefined &&
    [a, b].every(({ kind }) =>
      KINDS.includes(kind.toLocaleLowerCase('en-US')),
    ) &&
    a.namespace.toLocaleLowerCase('en-US') ===
      b.namespace.toLocaleLowerCase('en-US') &&
    a.name.toLocaleLowerCase('en-US') === b.name.toLocaleLowerCase('en-US')
  );
}

function tryParse(entityRef: string) {
  try {
    return parseEntityRef(entityRef);
  } catch {
    return undefined;
  }
}
