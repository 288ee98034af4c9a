import type { Tag } from '@aws-sdk/client-servicediscovery';

/** The tags of a request, with no part missing. */
export const tagsOf = (tags: Tag[] = []) =>
  tags.map(({ Key = '', Value = '' }) => ({ Key, Value }));
