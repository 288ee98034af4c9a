import { NumberOptions } from './NumberOptions';

/** The field that a number must not be below, with its value. */
export function leastOf(
  options: NumberOptions | undefined,
  form: Record<string, unknown> | undefined,
): { title: string; value: unknown } | undefined {
  const { atLeast } = options ?? {};
  return atLeast && { title: atLeast.title, value: form?.[atLeast.field] };
}
