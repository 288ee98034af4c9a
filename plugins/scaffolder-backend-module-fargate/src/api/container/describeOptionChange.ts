import { ContainerInput } from './ContainerOptions';

/**
 * What changes between two containers, from what to what:
 * `change stopTimeoutSeconds 30 → 60`, `add user node`.
 */
export function describeOptionChange(
  before: ContainerInput,
  after: ContainerInput,
): string[] {
  const old = flatten(before);
  const now = flatten(after);
  return [
    ...[...now]
      .filter(([name]) => !old.has(name))
      .map(([name, value]) => `add ${name} ${value}`),
    ...[...now]
      .filter(([name, value]) => old.has(name) && old.get(name) !== value)
      .map(([name, value]) => `change ${name} ${old.get(name)} → ${value}`),
    ...[...old]
      .filter(([name]) => !now.has(name))
      .map(([name, value]) => `remove ${name} ${value}`),
  ];
}

function flatten(options: object, prefix = ''): Map<string, string> {
  return new Map(
    Object.entries(options).flatMap(([name, value]) => {
      if (value === undefined) {
        return [];
      }
      return value && typeof value === 'object' && !Array.isArray(value)
        ? [...flatten(value, `${prefix}${name}.`)]
        : [
            [
              `${prefix}${name}`,
              typeof value === 'string' ? value : JSON.stringify(value),
            ] as const,
          ];
    }),
  );
}
