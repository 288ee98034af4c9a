import {
  CompoundEntityRef,
  KubernetesValidatorFunctions,
  parseEntityRef,
} from '@backstage/catalog-model';
import { InputError } from '@backstage/errors';

const { isValidKind, isValidNamespace, isValidObjectName } =
  KubernetesValidatorFunctions;

/**
 * The parts of an entity reference.
 *
 * @param problem - what the text is not, to follow it.
 * @throws InputError when no entity can have that reference.
 */
export function checkEntityRef(
  field: string,
  text: string,
  defaultKind: string,
  problem: string,
): CompoundEntityRef {
  const ref = parse(text, defaultKind);
  if (
    !ref ||
    !isValidKind(ref.kind) ||
    !isValidNamespace(ref.namespace.toLowerCase()) ||
    !isValidObjectName(ref.name)
  ) {
    throw new InputError(`${field}: "${text}" ${problem}`);
  }
  return ref;
}

function parse(
  text: string,
  defaultKind: string,
): CompoundEntityRef | undefined {
  try {
    return parseEntityRef(text, { defaultKind });
  } catch {
    return undefined;
  }
}
