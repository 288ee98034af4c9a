import { CronTime } from 'cron';

const CRON = /^cron\((\S+) (\S+) (\S+) (\S+) (\S+) \*\)$/;
const AT = /^at\((\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)\)$/;

/**
 * When a schedule of Application Auto Scaling runs next.
 *
 * @param schedule - `cron(…)` or `at(…)`.
 * @param timezone - IANA's name of a time zone.
 * @returns undefined where it does not run any more, or where that cannot be
 *   told: of a rate, a single year, and the characters L, W and #.
 * @public
 */
export function nextRun(
  schedule: string,
  timezone: string,
  after: Date,
): Date | undefined {
  const [, minute, hour, dayOfMonth, month, dayOfWeek] =
    CRON.exec(schedule) ?? [];
  if (minute) {
    // AWS counts the days of the week from 1, the library from 0.
    const days = dayOfWeek.replace(/(?<![/\d#])\d/g, day =>
      String(Number(day) - 1),
    );
    const fields = [minute, hour, dayOfMonth, month, days].join(' ');
    return next(fields.replaceAll('?', '*'), '0', timezone, after);
  }
  const [, year, ...date] = AT.exec(schedule) ?? [];
  if (year) {
    const [on, day, at, minutes, seconds] = date;
    const fields = [minutes, at, day, Number(on), '*'].join(' ');
    const run = next(fields, seconds, timezone, after);
    return run && yearOf(run, timezone) === year ? run : undefined;
  }
  return undefined;
}

function next(
  fields: string,
  seconds: string,
  timezone: string,
  after: Date,
): Date | undefined {
  try {
    return new CronTime(`${seconds} ${fields}`)
      .getNextDateFrom(after, timezone)
      .toJSDate();
  } catch {
    return undefined;
  }
}

function yearOf(date: Date, timeZone: string): string {
  return new Intl.DateTimeFormat('en', { year: 'numeric', timeZone }).format(
    date,
  );
}
