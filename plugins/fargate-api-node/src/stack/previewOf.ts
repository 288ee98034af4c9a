import { StackRecord } from './StackRecord';
import { PREVIEW_TAG } from './tags';

/**
 * What a stack previews: the stack of an API, and the number of the pull request.
 * Whoever can tag a stack must not be able to have any stack shown or deleted, so its
 * name has to say the same, and it is none of the portal's.
 *
 * @public
 */
export function previewOf({
  managed,
  name,
  tags,
}: Pick<StackRecord, 'managed' | 'name' | 'tags'>):
  | { api: string; number: number }
  | undefined {
  const api = tags?.[PREVIEW_TAG];
  const prefix = `${api}-preview-`;
  const number = name.startsWith(prefix) ? name.slice(prefix.length) : '';
  return api && !managed && /^\d{1,9}$/.test(number)
    ? { api, number: Number(number) }
    : undefined;
}
