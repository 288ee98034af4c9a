import { NormalizedSchema } from '@smithy/core/schema';
import { readTimestamp } from './timestamps';

/**
 * Decodes the text of a scalar according to its shape.
 *
 * @returns the value, or what was expected in the place of text that is none.
 */
export function readScalar(
  schema: NormalizedSchema,
  text: string,
): { value: unknown } | { expected: string } {
  if (schema.isBooleanSchema()) {
    return /^(true|false)$/i.test(text)
      ? { value: text.toLowerCase() === 'true' }
      : { expected: 'a boolean' };
  }
  if (schema.isNumericSchema()) {
    return text.trim() !== '' && Number.isFinite(Number(text))
      ? { value: Number(text) }
      : { expected: 'a number' };
  }
  if (schema.isTimestampSchema()) {
    const value = readTimestamp(text);
    return value ? { value } : { expected: 'a timestamp' };
  }
  return {
    value: schema.isBlobSchema()
      ? new Uint8Array(Buffer.from(text, 'base64'))
      : text,
  };
}
