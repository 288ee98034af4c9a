import { isDeepStrictEqual } from 'node:util';
import { specificationOf } from './Specification';

/** A change of one top-level property of a resource. */
export interface PropertyChange {
  name: string;
  before: unknown;
  after: unknown;
  kind: 'Add' | 'Modify' | 'Remove';
  /** Whether the change replaces the physical resource. */
  requiresRecreation: 'Never' | 'Conditionally' | 'Always';
}

/** The differences between the properties of a resource, sorted by name. */
export function changedProperties(
  typeName: string,
  before: Record<string, unknown>,
  after: Record<string, unknown>,
): PropertyChange[] {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return names
    .filter(name => !isDeepStrictEqual(before[name], after[name]))
    .sort()
    .map(name => ({
      name,
      before: before[name],
      after: after[name],
      kind: kindOf(before[name], after[name]),
      requiresRecreation: requiresRecreation(typeName, name, before, after),
    }));
}

function kindOf(before: unknown, after: unknown): PropertyChange['kind'] {
  if (before === undefined) {
    return 'Add';
  }
  return after === undefined ? 'Remove' : 'Modify';
}

function requiresRecreation(
  typeName: string,
  name: string,
  before: Record<string, unknown>,
  after: Record<string, unknown>,
): PropertyChange['requiresRecreation'] {
  const specification = specificationOf(typeName);
  const replaced = specification?.additionalReplacementProperties?.some(
    path =>
      path[0] === name &&
      !isDeepStrictEqual(valueAt(before, path), valueAt(after, path)),
  );
  const causes = specification?.properties[name]?.causesReplacement;
  if (replaced || causes === 'yes') {
    return 'Always';
  }
  return causes === 'maybe' ? 'Conditionally' : 'Never';
}

function valueAt(value: unknown, path: string[]): unknown {
  return path.reduce<any>((inner, key) => inner?.[key], value);
}
