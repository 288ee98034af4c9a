/**
 * A text at a length that can be read in a log or on a card. The beginning and
 * the end stay: AWS's texts begin with the name of the error and end with its
 * root cause.
 *
 * @public
 */
export function shorten(text: string, length = 200): string {
  if (text.length <= length) {
    return text;
  }
  const head = Math.floor((length - 1) / 2);
  const tail = length - 1 - head;
  return `${text.slice(0, head)}…${text.slice(-tail)}`;
}
