import { InputError } from '@backstage/errors';
import { z } from 'zod/v3';

/**
 * What a request says, held to what it may say.
 *
 * @throws InputError naming the first thing that it may not.
 */
export function parse<T extends z.ZodTypeAny>(
  schema: T,
  value: unknown,
): z.output<T> {
  const result = schema.safeParse(value);
  if (!result.success) {
    const [{ path, message }] = result.error.issues;
    throw new InputError([path.join('.'), message].filter(Boolean).join(': '));
  }
  return result.data;
}
