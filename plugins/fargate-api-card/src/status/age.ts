/** An age in the unit that a person would use. */
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
 * How many milliseconds passed between an instant of AWS's clock and now,
 * without trusting that the browser's clock agrees with AWS's: AWS's `now` at
 * the time of the answer, plus the time since by the browser.
 *
 * @param instant - ISO 8601, by AWS's clock
 * @param awsNow - ISO 8601, AWS's clock when it answered
 * @param elapsed - milliseconds since the answer, by the browser
 */
export function millisecondsSince(
  instant: string,
  awsNow: string,
  elapsed: number,
): number {
  return Math.max(0, Date.parse(awsNow) - Date.parse(instant)) + elapsed;
}

/**
 * How many milliseconds are left until an instant of AWS's clock, not less
 * than 0. For the parameters see {@link millisecondsSince}.
 */
export function millisecondsUntil(
  instant: string,
  awsNow: string,
  elapsed: number,
): number {
  return Math.max(0, Date.parse(instant) - Date.parse(awsNow) - elapsed);
}

/** The largest unit that an age fills at least once, and how often it does. */
export function toAge(milliseconds: number): Age {
  const [unit, size] =
    UNITS.find(([, length]) => milliseconds >= length) ?? UNITS[3];
  return { unit, count: Math.floor(milliseconds / size) };
}
