/**
 * The value of a key of a JSON object, as text; undefined if it does not have
 * the key.
 *
 * @returns a problem in the words of Go's decoder, which ECS uses, if the text
 *   is no such object; the character that Go names is left out, since it is of
 *   a secret
 */
export function jsonValue(
  text: string,
  key: string,
): { value: string | undefined } | { problem: string } {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    return {
      problem: text.trim()
        ? "invalid character '*' looking for beginning of value"
        : 'unexpected end of JSON input',
    };
  }
  if (parsed === null || typeof parsed !== 'object' || Array.isArray(parsed)) {
    return {
      problem: `json: cannot unmarshal ${
        Array.isArray(parsed) ? 'array' : typeof parsed
      } into Go value of type map[string]interface {}`,
    };
  }
  const value = Object.hasOwn(parsed, key)
    ? (parsed as Record<string, unknown>)[key]
    : undefined;
  return {
    value:
      value === undefined || typeof value === 'string'
        ? value
        : JSON.stringify(value),
  };
}
