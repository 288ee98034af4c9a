import { NormalizedSchema } from '@smithy/core/schema';

/** The timestamp formats of the SDK's static schemas. */
const HTTP_DATE = 6;
const EPOCH_SECONDS = 7;
const DEFAULT = 4;

/** The format that a protocol uses where the shape names none. */
export type TimestampFormat = 'date-time' | 'epoch-seconds';

/** A time as the wire wants it: text, or a number of seconds. */
export function writeTimestamp(
  schema: NormalizedSchema,
  value: Date,
  fallback: TimestampFormat,
): string | number {
  const format = schema.getSchema() as unknown as number;
  if (format === HTTP_DATE) {
    return value.toUTCString();
  }
  if (
    format === EPOCH_SECONDS ||
    (format === DEFAULT && fallback === 'epoch-seconds')
  ) {
    return value.getTime() / 1000;
  }
  return value.toISOString();
}

/** Reads any of the formats; `undefined` for what is no time. */
export function readTimestamp(value: string | number): Date | undefined {
  const seconds = typeof value === 'number' ? value : Number(value);
  const date =
    value !== '' && Number.isFinite(seconds)
      ? new Date(seconds * 1000)
      : new Date(value);
  return Number.isNaN(date.getTime()) ? undefined : date;
}
