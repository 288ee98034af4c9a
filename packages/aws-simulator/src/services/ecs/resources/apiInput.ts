/** Members whose keys are people's own. */
const FREE_MAPS = new Set(['DockerLabels', 'DriverOpts', 'Labels', 'Options']);

/** Members whose values are text, also where it looks like a truth value. */
const TEXT = new Set(['Name', 'Value', 'Key', 'Cpu', 'Memory', 'Command']);

/** Numbers of the API; templates may write them as text. */
const NUMBERS = new Set([
  'Base',
  'ContainerPort',
  'DesiredCount',
  'HardLimit',
  'HealthCheckGracePeriodSeconds',
  'HostPort',
  'Interval',
  'MaximumPercent',
  'MemoryReservation',
  'MinimumHealthyPercent',
  'Retries',
  'SizeInGiB',
  'SoftLimit',
  'StartPeriod',
  'StartTimeout',
  'StopTimeout',
  'Timeout',
  'Weight',
]);

/**
 * Properties of a template as ECS's API takes them: names begin with a small
 * letter, numbers and truth values are no text.
 */
export function apiInput(properties: Record<string, any>): any {
  return Object.fromEntries(
    Object.entries(properties).map(([name, value]) => [
      name.charAt(0).toLowerCase() + name.slice(1),
      FREE_MAPS.has(name) ? value : convert(name, value),
    ]),
  );
}

function convert(name: string, value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.map(item => convert(name, item));
  }
  if (value !== null && typeof value === 'object') {
    return apiInput(value);
  }
  if (NUMBERS.has(name)) {
    return Number(value);
  }
  if (!TEXT.has(name) && (value === 'true' || value === 'false')) {
    return value === 'true';
  }
  return value;
}

/** Tags of a resource and of its stack, in ECS's spelling. */
export function apiTags(
  ...lists: ({ Key: string; Value: string }[] | undefined)[]
): { key: string; value: string }[] {
  return lists
    .flatMap(list => list ?? [])
    .map(({ Key, Value }) => ({ key: Key, value: String(Value) }));
}
