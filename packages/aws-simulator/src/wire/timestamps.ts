import { NormalizedSchema } from '@smithy/core/schema';

/** The timestamp formats of the SDK's static schemas. */
const HTTP_DATE = 6;
const EPOCH_SECONDS = 7;
const DEFAULT = 4;

/** The default format of a protocol. */
export type TimestampFormat = 'date-time' | 'epoch-seconds';

/** A time in a format of the wire: text, or a number of seconds. */
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

/** Parses any of the formats; `undefined` for an invalid time. */
export function readTimestamp(value: string | number): Date | undefined {
  const seconds = typeof value === 'number' ? value : Number(value);
  const date =
    value !== '' && Number.isFinite(seconds)
      ? new Date(seconds * 1000)
      : new Date(value);
  return Number.isNaN(date.getTime()) ? undefined : date;
}
