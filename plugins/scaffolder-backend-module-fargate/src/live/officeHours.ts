import {
  nextRun,
  StackRecord,
} from '@fargate-api/backstage-plugin-fargate-api-node';

/** When a schedule starts the tasks of a service, and when it stops them. */
export interface OfficeHours {
  /** `cron(…)` */
  start: string;
  /** `cron(…)` */
  stop: string;
  /** IANA's name. */
  timezone: string;
}

/** The office hours of a stack; undefined where its tasks run at all times. */
export function officeHoursOf({
  OfficeHours,
  OfficeHoursDays: days,
  OfficeHoursFrom: from,
  OfficeHoursTo: to,
  OfficeHoursTimezone: timezone,
}: StackRecord['parameters']): OfficeHours | undefined {
  if (OfficeHours !== 'on') {
    return undefined;
  }
  const at = (time: string) => {
    const [hour, minute] = time.split(':');
    return `cron(${minute} ${hour} ? * ${days} *)`;
  };
  return { start: at(from), stop: at(to), timezone };
}

/** When tasks start next, as text: `Mon, Nov 30, 07:00 (Europe/Berlin)`. */
export function describeNextStart(
  { start, timezone }: OfficeHours,
  now: Date,
): string | undefined {
  const next = nextRun(start, timezone, now);
  return next && describeTime(next, timezone);
}

/**
 * Until when tasks run that are started outside the office hours, as text: to the
 * end of the next ones.
 *
 * @returns undefined within the hours.
 */
export function describeEarlyEnd(
  { start, stop, timezone }: OfficeHours,
  now: Date,
): string | undefined {
  const starts = nextRun(start, timezone, now);
  const stops = nextRun(stop, timezone, now);
  return starts && stops && starts < stops
    ? describeTime(stops, timezone)
    : undefined;
}

function describeTime(time: Date, timeZone: string): string {
  return `${new Intl.DateTimeFormat('en', {
    weekday: 'short',
    month: 'short',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZone,
  }).format(time)} (${timeZone})`;
}
