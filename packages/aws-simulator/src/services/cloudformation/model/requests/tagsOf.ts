import type { Tag as TagInput } from '@aws-sdk/client-cloudformation';
import { Tag } from '../stacks/Tag';
import { validationError } from '../validationError';

/**
 * The tags of a request, sorted by key, because their order has no meaning.
 *
 * @throws AwsError `ValidationError` with AWS's text
 */
export function tagsOf(tags: TagInput[] | undefined): Tag[] {
  const all = (tags ?? []).map(({ Key, Value }) => ({
    Key: Key ?? '',
    Value: Value ?? '',
  }));
  if (all.some(({ Key }) => Key.startsWith('aws:'))) {
    throw validationError(
      'aws: prefixed tag key names are not allowed for external use.',
    );
  }
  return all.sort((a, b) => (a.Key < b.Key ? -1 : 1));
}
