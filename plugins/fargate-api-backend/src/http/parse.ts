import { InputError } from '@backstage/errors';
import { z } from 'zod/v3';

/**
 * Validates a part of a request.
 *
 * @throws InputError with the first invalid field.
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
