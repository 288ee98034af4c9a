/** How the pages of GitHub and GitLab show a file. */
const VIEWS = ['blob', 'tree', 'raw', 'edit'];

/**
 * Whether two URLs identify the same file of a repository. The catalog may
 * register the URL of another view of it, such as `tree` instead of `blob`.
 *
 * @public
 */
export function isSameFile(one: string, other: string): boolean {
  const a = normalize(one);
  return a !== undefined && a === normalize(other);
}

function normalize(text: string): string | undefined {
  if (!URL.canParse(text)) {
    return undefined;
  }
  const url = new URL(text);
  // `owner/repository/blob/…`, in GitLab `group/…/repository/-/blob/…`
  const segments = url.pathname.split('/');
  const dash = segments.indexOf('-');
  const view = dash === -1 ? 3 : dash + 1;
  if (VIEWS.includes(segments[view])) {
    segments[view] = 'blob';
  }
  url.pathname = segments.join('/');
  url.hash = '';
  return url.href;
}
