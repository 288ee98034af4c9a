import { z } from 'zod/v3';

/**
 * What an input may have for an option before it is checked at its field: a form
 * sends an object without what was left alone in it, and a list without items.
 */
export function inputSchema(schema: z.ZodTypeAny): z.ZodTypeAny {
  const { description } = schema;
  const loose = loosened(schema);
  return description ? loose.describe(description) : loose;
}

function loosened(schema: z.ZodTypeAny): z.ZodTypeAny {
  if (schema instanceof z.ZodEffects) {
    return inputSchema(schema.innerType());
  }
  if (schema instanceof z.ZodOptional) {
    return inputSchema(schema.unwrap());
  }
  if (schema instanceof z.ZodArray) {
    return z.array(schema.element);
  }
  return schema instanceof z.ZodObject
    ? z.object(
        Object.fromEntries(
          Object.entries<z.ZodTypeAny>(schema.shape).map(([name, member]) => [
            name,
            inputSchema(member).optional(),
          ]),
        ),
      )
    : schema;
}
