import { AwsError } from '../../../world/AwsError';
import { Tag } from '../model/types';

/** A filter of a request. */
interface Filter {
  Name?: string;
  Values?: string[];
}

type Value = string | number | boolean | undefined;

/** The values of an item that a filter compares, by filter name. */
export type FilterValues<T> = Record<string, (item: T) => Value | Value[]>;

/**
 * The items that match every filter. A filter matches if one of its values
 * does; `*` and `?` are wildcards. `tag:{key}` and `tag-key` work for all
 * items with tags.
 *
 * @throws AwsError `InvalidParameterValue` for a filter that does not exist.
 */
export function filtered<T>(
  items: Iterable<T>,
  filters: Filter[] | undefined,
  values: FilterValues<T>,
): T[] {
  const tests = (filters ?? []).map(({ Name = '', Values = [] }) => {
    const valuesOf = valuesFor(Name, values);
    const patterns = Values.map(toPattern);
    return (item: T) =>
      [valuesOf(item)]
        .flat()
        .some(
          value =>
            value !== undefined &&
            patterns.some(pattern => pattern.test(String(value))),
        );
  });
  return [...items].filter(item => tests.every(test => test(item)));
}

function valuesFor<T>(name: string, values: FilterValues<T>) {
  if (Object.hasOwn(values, name)) {
    return values[name];
  }
  if (name.startsWith('tag:')) {
    const key = name.slice('tag:'.length);
    return (item: T) => tagsOf(item).find(({ Key }) => Key === key)?.Value;
  }
  if (name === 'tag-key') {
    return (item: T) => tagsOf(item).map(({ Key }) => Key);
  }
  throw new AwsError(
    'InvalidParameterValue',
    `The filter '${name}' is invalid`,
  );
}

function tagsOf(item: unknown): Tag[] {
  return (item as { tags?: Tag[] }).tags ?? [];
}

function toPattern(value: string): RegExp {
  const source = value
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replace(/\*/g, '.*')
    .replace(/\?/g, '.');
  return new RegExp(`^${source}$`, 's');
}
