import { nextRun } from './nextRun';

const friday = new Date('2026-11-27T12:30:00Z');

describe('the next run', () => {
  it.each([
    ['cron(00 07 ? * MON,TUE *)', 'Europe/Berlin', '2026-11-30T06:00:00.000Z'],
    ['cron(0 19 ? * MON-FRI *)', 'Europe/Berlin', '2026-11-27T18:00:00.000Z'],
    ['cron(0 7 ? * 2-6 *)', 'UTC', '2026-11-30T07:00:00.000Z'],
    ['cron(0 7 1 * ? *)', 'UTC', '2026-12-01T07:00:00.000Z'],
    ['at(2026-12-24T18:00:00)', 'Europe/Berlin', '2026-12-24T17:00:00.000Z'],
  ])('of %s in %s is %s', (schedule, timezone, expected) => {
    expect(nextRun(schedule, timezone, friday)?.toISOString()).toBe(expected);
  });

  it.each([
    'at(2026-11-27T12:00:00)',
    'at(2026-12-24T18:00:00) ',
    ' at(2026-12-24T18:00:00)',
    ' cron(0 7 ? * 2-6 *)',
    'cron(0 7 ? * 2-6 *) ',
    'rate(1 hour)',
    'cron(0 7 ? * MON#1 *)',
    'cron(0 7 L * ? *)',
    'cron(0 7 ? * MON 2027)',
    'cron(0 25 ? * MON *)',
    'daily',
  ])('of %s is not told', schedule => {
    expect(nextRun(schedule, 'UTC', friday)).toBeUndefined();
  });

  it('is not told in a time zone that does not exist', () => {
    expect(
      nextRun('cron(0 7 ? * MON *)', 'Mars/Olympus', friday),
    ).toBeUndefined();
  });
});
