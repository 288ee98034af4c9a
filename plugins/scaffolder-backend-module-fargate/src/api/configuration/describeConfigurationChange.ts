import { Configuration } from './Configuration';

/**
 * What changes between two configurations, by name and never by value:
 * `add LOG_LEVEL`, `change DATABASE_URL (from a secret now)`, `remove DEBUG`.
 */
export function describeConfigurationChange(
  before: Configuration,
  after: Configuration,
): string[] {
  const old = flatten(before);
  const now = flatten(after);
  const added = [...now.keys()].filter(name => !old.has(name));
  const removed = [...old.keys()].filter(name => !now.has(name));
  const changed = [...now].flatMap(([name, item]) => {
    const earlier = old.get(name);
    if (!earlier) {
      return [];
    }
    if (earlier.isSecret !== item.isSecret) {
      return [
        `${name} (${
          item.isSecret ? 'from a secret now' : 'a plain variable now'
        })`,
      ];
    }
    return earlier.value === item.value ? [] : [name];
  });
  return [
    listed('add', added),
    listed('change', changed),
    listed('remove', removed),
  ].flat();
}

function listed(verb: string, names: string[]): string[] {
  return names.length ? [`${verb} ${names.sort().join(', ')}`] : [];
}

function flatten({
  variables,
  secrets,
}: Configuration): Map<string, { value: string; isSecret: boolean }> {
  const items = (record: Readonly<Record<string, string>>, isSecret: boolean) =>
    Object.entries(record).map(
      ([name, value]) => [name, { value, isSecret }] as const,
    );
  return new Map([...items(variables, false), ...items(secrets, true)]);
}
