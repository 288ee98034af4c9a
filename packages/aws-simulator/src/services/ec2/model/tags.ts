import { Tagged } from './types';

/** Sets tags, keeping those with other keys. */
export function putTags(
  resource: Tagged,
  tags: { Key?: string; Value?: string }[],
): void {
  const merged = new Map(resource.tags.map(({ Key, Value }) => [Key, Value]));
  for (const { Key = '', Value = '' } of tags) {
    merged.set(Key, Value);
  }
  resource.tags = [...merged].map(([Key, Value]) => ({ Key, Value }));
}
