import { ClockReading } from '@fargate-api/backstage-plugin-fargate-api-common';

/** An age, rounded down to its largest unit. */
export interface Age {
  unit: 'seconds' | 'minutes' | 'hours' | 'days';
  count: number;
}

const UNITS = [
  ['days', 86_400_000],
  ['hours', 3_600_000],
  ['minutes', 60_000],
  ['seconds', 1_000],
] as const;

/**
 * Milliseconds since a timestamp of AWS, by AWS's clock. Does not rely on the
 * browser's clock being in sync with it: adds the time that has passed in the browser
 * since the response to AWS's own time of the response.
 *
 * @param instant - ISO 8601, by AWS's clock
 * @param clock - AWS's clock when the backend responded
 * @param elapsed - milliseconds since that response, by the browser's clock
 */
export function millisecondsSince(
  instant: string,
  { now, clockSpeed = 1 }: ClockReading,
  elapsed: number,
): number {
  return (
    Math.max(0, Date.parse(now) - Date.parse(instant)) + elapsed * clockSpeed
  );
}

/**
 * Milliseconds until a timestamp of AWS, at least 0. For the parameters see
 * {@link millisecondsSince}.
 */
export function millisecondsUntil(
  instant: string,
  { now, clockSpeed = 1 }: ClockReading,
  elapsed: number,
): number {
  return Math.max(
    0,
    Date.parse(instant) - Date.parse(now) - elapsed * clockSpeed,
  );
}

/**
 * Milliseconds since something was read, by the user's clock: how old it is does not
 * depend on how fast a simulated AWS runs. For the parameters see {@link
 * millisecondsSince}.
 */
export function millisecondsSinceRead(
  instant: string,
  clock: ClockReading,
  elapsed: number,
): number {
  return millisecondsSince(instant, clock, elapsed) / (clock.clockSpeed ?? 1);
}

/** Converts milliseconds to the largest unit that is at least 1. */
export function toAge(milliseconds: number): Age {
  const [unit, size] =
    UNITS.find(([, length]) => milliseconds >= length) ?? UNITS[3];
  return { unit, count: Math.floor(milliseconds / size) };
}
