const WILDCARDS: Record<string, string> = { '*': '[^]*', '?': '[^]' };

const LITERALS: Record<string, string> = {
  '${*}': '*',
  '${?}': '?',
  '${$}': '$',
};

/**
 * Whether a text has the form of a pattern, in which `*` stands for any
 * characters, `?` for any one, and `${*}` for the character itself.
 */
export function matchesPattern(
  pattern: string,
  text: string,
  { ignoreCase = false } = {},
): boolean {
  const source = pattern
    .split(/(\$\{[*?$]\}|[*?])/)
    .map(part => WILDCARDS[part] ?? escapeRegExp(LITERALS[part] ?? part))
    .join('');
  return new RegExp(`^${source}$`, ignoreCase ? 'i' : '').test(text);
}

/**
 * The same for ARNs, part by part: a wildcard in one of the first five parts
 * does not reach over the colon.
 */
export function matchesArn(pattern: string, arn: string): boolean {
  if (pattern === '*') {
    return true;
  }
  const patterns = partsOf(pattern);
  const parts = partsOf(arn);
  return (
    patterns.length === parts.length &&
    patterns.every((part, index) => matchesPattern(part, parts[index]))
  );
}

/** `arn`, partition, service, region, account, and all the rest. */
function partsOf(arn: string): string[] {
  const parts = arn.split(':');
  return parts.length <= 6
    ? parts
    : [...parts.slice(0, 5), parts.slice(5).join(':')];
}

function escapeRegExp(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
}

/** A text as a pattern that fits nothing else. */
export function literalPattern(text: string): string {
  return text.replace(/[*?]/g, '${$&}');
}
