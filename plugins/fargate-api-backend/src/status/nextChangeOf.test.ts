import { nextChangeOf } from './nextChangeOf';

const action = (name: string, schedule: string, count: number) => ({
  name,
  schedule,
  timezone: 'Europe/Berlin',
  min: count,
  max: count,
});

const OFFICE_HOURS = [
  action('start', 'cron(00 07 ? * MON,TUE,WED,THU,FRI *)', 2),
  action('stop', 'cron(00 19 ? * MON,TUE,WED,THU,FRI *)', 0),
];

describe('the next change', () => {
  it.each([
    ['in the office hours', '2026-11-27T12:00:00Z', '2026-11-27T18:00', 0],
    ['at night', '2026-11-26T22:00:00Z', '2026-11-27T06:00', 2],
    ['at the weekend', '2026-11-28T12:00:00Z', '2026-11-30T06:00', 2],
    ['at the very end', '2026-11-27T18:00:00Z', '2026-11-30T06:00', 2],
  ])('%s', (_, now, at, count) => {
    expect(nextChangeOf(OFFICE_HOURS, new Date(now))).toEqual({
      at: `${at}:00.000Z`,
      timezone: 'Europe/Berlin',
      min: count,
      max: count,
    });
  });

  it('is none where no action will run', () => {
    const past = action('once', 'at(2026-01-01T00:00:00)', 2);
    expect(
      nextChangeOf([past], new Date('2026-11-27T12:00:00Z')),
    ).toBeUndefined();
  });
});
