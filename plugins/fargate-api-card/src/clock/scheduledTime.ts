import { ScheduledChange } from '@fargate-api/backstage-plugin-fargate-api-common';
import { millisecondsUntil } from './age';
import { Translate } from '../messages/useTranslate';

/** From when on a day of the week no longer tells which day is meant. */
const SIX_DAYS = 6 * 86_400_000;

/**
 * When a scheduled change happens, in the user's language and in the time zone of
 * its schedule, e.g. `Mon 07:00 GMT+1`.
 *
 * @param now - ISO 8601, by AWS's clock
 */
export function scheduledTime(
  t: Translate,
  { at, timezone }: Pick<ScheduledChange, 'at' | 'timezone'>,
  now: string,
): string {
  const isFar = millisecondsUntil(at, { now }, 0) > SIX_DAYS;
  if (!isKnown(timezone)) {
    return at;
  }
  return t('schedule.at', {
    // Named otherwise than the options of a format, which these would replace.
    date: new Date(at),
    clock: new Date(at),
    formatParams: {
      date: {
        weekday: 'short',
        ...(isFar && { day: 'numeric', month: 'short' }),
        timeZone: timezone,
      },
      clock: {
        hour: '2-digit',
        minute: '2-digit',
        hourCycle: 'h23',
        timeZone: timezone,
        timeZoneName: 'short',
      },
    },
  });
}

/** Whether the browser knows a time zone. */
function isKnown(timeZone: string): boolean {
  try {
    const format = new Intl.DateTimeFormat('en', { timeZone });
    return format !== undefined;
  } catch {
    return false;
  }
}
