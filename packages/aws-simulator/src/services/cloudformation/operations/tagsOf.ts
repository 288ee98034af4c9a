import type { Tag as TagInput } from '@aws-sdk/client-cloudformation';
import { Tag } from '../stacks/Tag';

/** The tags of a request, sorted by key: their order means nothing. */
export function tagsOf(tags: TagInput[] | undefined): Tag[] {
  return (tags ?? [])
    .map(({ Key, Value }) => ({ Key: Key ?? '', Value: Value ?? '' }))
    .sort((a, b) => (a.Key < b.Key ? -1 : 1));
}
