import {
  describeEarlyEnd,
  describeNextStart,
  officeHoursOf,
} from './officeHours';

const parameters = {
  OfficeHours: 'on',
  OfficeHoursTimezone: 'Europe/Berlin',
  OfficeHoursDays: 'MON,TUE,WED,THU,FRI',
  OfficeHoursFrom: '07:00',
  OfficeHoursTo: '19:30',
};
const hours = officeHoursOf(parameters)!;

describe('office hours', () => {
  it('are those of the stack, as schedules of AWS', () => {
    expect(hours).toEqual({
      start: 'cron(00 07 ? * MON,TUE,WED,THU,FRI *)',
      stop: 'cron(30 19 ? * MON,TUE,WED,THU,FRI *)',
      timezone: 'Europe/Berlin',
    });
    expect(officeHoursOf({ ...parameters, OfficeHours: 'off' })).toBe(
      undefined,
    );
    expect(officeHoursOf({})).toBe(undefined);
  });

  it.each([
    ['within them', '2026-11-27T12:00:00Z', 'Mon, Nov 30, 07:00', undefined],
    ['at night', '2026-11-26T22:00:00Z', 'Fri, Nov 27, 07:00', 'Fri, Nov 27'],
    [
      'at the weekend',
      '2026-11-28T12:00:00Z',
      'Mon, Nov 30, 07:00',
      'Mon, Nov 30',
    ],
  ])('%s, begin and end again', (_, now, start, end) => {
    expect(describeNextStart(hours, new Date(now))).toBe(
      `${start} (Europe/Berlin)`,
    );
    expect(describeEarlyEnd(hours, new Date(now))).toBe(
      end && `${end}, 19:30 (Europe/Berlin)`,
    );
  });
});
