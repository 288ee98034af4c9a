import { CronTime } from 'cron';
import { AwsError } from '../../../world/AwsError';

const RATE = /^rate\((\d+)\s?(minute|hour|day)s?\)$/;
const AT = /^at\((\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)\)$/;
const CRON = /^cron\((\S+) (\S+) (\S+) (\S+) (\S+) (\S+)\)$/;

const SECONDS: Readonly<Record<string, number>> = {
  minute: 60,
  hour: 3600,
  day: 86400,
};

/**
 * When a schedule runs next; undefined if it does not run any more.
 *
 * @param schedule - `cron(…)`, `rate(…)` or `at(…)`
 * @param timezone - IANA's name of a time zone.
 * @throws AwsError `ValidationException`, if it is not a schedule, or one that the
 *   simulator does not support.
 */
export function nextRun(
  schedule: string,
  timezone: string,
  after: Date,
): Date | undefined {
  const [, count, unit] = RATE.exec(schedule) ?? [];
  if (unit) {
    return new Date(after.getTime() + Number(count) * SECONDS[unit] * 1000);
  }
  const [, year, ...date] = AT.exec(schedule) ?? [];
  if (year) {
    const [month, day, hour, minute, second] = date;
    const time = `${second} ${minute} ${hour} ${day} ${Number(month)} *`;
    return nextOf(schedule, time, timezone, year, after);
  }
  const [, minute, hour, dayOfMonth, month, dayOfWeek, cronYear] =
    CRON.exec(schedule) ?? [];
  // Exactly one of both days must be left open.
  if (!minute || (dayOfMonth === '?') === (dayOfWeek === '?')) {
    throw invalidSchedule();
  }
  const fields = [minute, hour, dayOfMonth, month, fromSunday(dayOfWeek)];
  const time = `0 ${fields.join(' ')}`.replaceAll('?', '*');
  return nextOf(schedule, time, timezone, cronYear, after);
}

/** @param year - of all runs, or a star. */
function nextOf(
  schedule: string,
  time: string,
  timezone: string,
  year: string,
  after: Date,
): Date | undefined {
  if (
    !/^(\*|\d{4})$/.test(year) ||
    /[LW#]/.test(time.replace(/[A-Z]{3}/g, ''))
  ) {
    throw new AwsError(
      'ValidationException',
      `The AWS simulator does not support the schedule ${schedule}`,
    );
  }
  const start =
    year === '*'
      ? after
      : new Date(
          Math.max(after.getTime(), Date.UTC(Number(year), 0) - 86400_000),
        );
  let next: Date;
  try {
    next = new CronTime(time).getNextDateFrom(start, timezone).toJSDate();
  } catch {
    throw invalidSchedule();
  }
  const isOver = year !== '*' && yearIn(next, timezone) !== year;
  return isOver ? undefined : next;
}

/** AWS counts the days of the week from 1, cron from 0. */
function fromSunday(days: string): string {
  return days.replace(/(?<![/\d])\d/g, day => String(Number(day) - 1));
}

function yearIn(date: Date, timeZone: string): string {
  return new Intl.DateTimeFormat('en', { year: 'numeric', timeZone }).format(
    date,
  );
}

function invalidSchedule(): AwsError {
  return new AwsError(
    'ValidationException',
    "Invalid schedule expression. Details: Schedule expressions must have the following syntax: rate(<number>\\s?(minutes?|hours?|days?)), cron(<cron_expression>) or at(yyyy-MM-dd'T'HH:mm:ss).",
  );
}
