/** The days of the week, as AWS's schedules name them. */
export const OFFICE_DAYS = [
  'MON',
  'TUE',
  'WED',
  'THU',
  'FRI',
  'SAT',
  'SUN',
] as const;

/** Why days cannot be those of office hours; undefined where they can. */
export function daysProblem(days: readonly string[]): string | undefined {
  if (!days.length) {
    return 'must name at least one day';
  }
  const unknown = days.find(day => !OFFICE_DAYS.some(known => known === day));
  if (unknown) {
    return `"${unknown}" is not one of ${OFFICE_DAYS.join(', ')}`;
  }
  const twice = days.find((day, index) => days.indexOf(day) < index);
  return twice && `${twice} is there twice`;
}

/** Why a text does not name a time zone; undefined where it does. */
export function timezoneProblem(timeZone: string): string | undefined {
  try {
    Intl.DateTimeFormat('en', { timeZone });
    return undefined;
  } catch {
    return `"${timeZone}" is no IANA time zone. Write one such as Europe/Berlin or UTC`;
  }
}
