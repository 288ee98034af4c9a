import { parseEntityRef } from '@backstage/catalog-model';
import { Observations } from '../aws';
import { ServiceLocation } from '../location';
import { observeServiceEntity } from '../resources';

/** An API and the Component that provides it belong to the same deployment. */
const KINDS = ['api', 'component'];

/**
 * Whether AWS confirms that a service belongs to an entity: by the tag
 * `fargate-api:entity` of the stack whose outputs contain the service, or else
 * of the service itself. An annotation is not enough to allow a change,
 * because anybody who can register a catalog file can write one.
 */
export async function isOwnedBy(
  entityRef: string,
  { target, stack, serviceArn }: ServiceLocation,
  observations: Observations,
): Promise<boolean> {
  const arn = serviceArn.value!;
  if (stack?.value?.serviceArn === arn) {
    return isSame(entityRef, stack.value.entityRef);
  }
  const tagged = await observeServiceEntity({ observations, target }, arn);
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
