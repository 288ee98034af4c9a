/** Longer URLs do not work in all browsers. */
const MAX_URL_LENGTH = 2_048;

/** Longer texts of AWS are not read by anybody. */
const MAX_TEXT_LENGTH = 10_000;

/**
 * Control characters except tab and line feed, and characters that change the
 * direction of the text around them, so that it reads differently from what it
 * says.
 */
const INVISIBLE =
  // eslint-disable-next-line no-control-regex
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

/**
 * A text from outside as a URL that may become a link; undefined if it is none:
 * only `http` and `https`, without credentials, blanks and invisible
 * characters.
 *
 * @public
 */
export function webUrl(text: string | undefined): string | undefined {
  if (!text || text.length > MAX_URL_LENGTH || text !== plainText(text)) {
    return undefined;
  }
  try {
    const { protocol, username, password } = new URL(text);
    const isWeb = protocol === 'http:' || protocol === 'https:';
    return isWeb && !username && !password && !/\s/.test(text)
      ? text
      : undefined;
  } catch {
    return undefined;
  }
}

/**
 * A text from outside without control characters and changes of its direction,
 * at most so long.
 *
 * @public
 */
export function plainText(
  text: string,
  maxLength: number = MAX_TEXT_LENGTH,
): string {
  const visible = text.replace(/\r\n/g, '\n').replace(INVISIBLE, '');
  return visible.length > maxLength
    ? `${visible.slice(0, maxLength - 1)}…`
    : visible;
}

/**
 * A value of JSON with {@link plainText} for each of its texts.
 *
 * @public
 */
export function plainTexts<T>(value: T): T;
export function plainTexts(value: unknown): unknown {
  if (typeof value === 'string') {
    return plainText(value);
  }
  if (Array.isArray(value)) {
    return value.map(item => plainTexts(item));
  }
  return value !== null && typeof value === 'object'
    ? Object.fromEntries(
        Object.entries(value).map(([key, member]) => [key, plainTexts(member)]),
      )
    : value;
}
