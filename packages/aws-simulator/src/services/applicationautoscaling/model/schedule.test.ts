import { nextRun } from './schedule';

const after = new Date('2026-11-27T12:30:00Z');

describe('a schedule runs next', () => {
  it.each([
    ['cron(0 7 ? * MON-FRI *)', 'UTC', '2026-11-30T07:00:00.000Z'],
    ['cron(00 07 ? * MON,TUE *)', 'Europe/Berlin', '2026-11-30T06:00:00.000Z'],
    // Days of the week count from Sunday, which is 1.
    ['cron(0 7 ? * 2-6 *)', 'UTC', '2026-11-30T07:00:00.000Z'],
    ['cron(0 7 ? * 1 *)', 'UTC', '2026-11-29T07:00:00.000Z'],
    ['cron(0/15 * * * ? *)', 'UTC', '2026-11-27T12:45:00.000Z'],
    ['cron(30 12 27 * ? *)', 'UTC', '2026-12-27T12:30:00.000Z'],
    ['cron(0 0 1 1 ? 2028)', 'UTC', '2028-01-01T00:00:00.000Z'],
    ['cron(0 0 1 1 ? 2026)', 'UTC', undefined],
    ['rate(1 hour)', 'UTC', '2026-11-27T13:30:00.000Z'],
    ['rate(5 minutes)', 'UTC', '2026-11-27T12:35:00.000Z'],
    ['at(2026-12-24T18:00:00)', 'Europe/Berlin', '2026-12-24T17:00:00.000Z'],
    ['at(2026-11-27T12:00:00)', 'UTC', undefined],
  ])('%s in %s: %s', (schedule, timezone, expected) => {
    expect(nextRun(schedule, timezone, after)?.toISOString()).toBe(expected);
  });

  it.each([
    ['where the clock is put back', '2026-10-24T12:00:00Z', '2026-10-25T06:00'],
    ['where it is put forward', '2026-03-28T12:00:00Z', '2026-03-29T05:00'],
  ])('at the same time of the day, %s', (_, before, expected) => {
    expect(
      nextRun(
        'cron(0 7 * * ? *)',
        'Europe/Berlin',
        new Date(before),
      )?.toISOString(),
    ).toBe(`${expected}:00.000Z`);
  });
});

describe('is refused', () => {
  it.each([
    '0 7 ? * MON-FRI *',
    'cron(0 7 * * MON-FRI *)',
    'cron(0 7 ? * ? *)',
    'cron(0 25 ? * MON *)',
    'cron(0 7 ? * MON)',
    'rate(1 week)',
    'at(tomorrow)',
  ])('%s', schedule => {
    expect(() => nextRun(schedule, 'UTC', after)).toThrow(
      /^Invalid schedule expression\. Details: /,
    );
  });

  it.each(['cron(0 7 L * ? *)', 'cron(0 7 ? * MON#2 *)'])(
    '%s, which AWS knows and the simulator does not',
    schedule => {
      expect(() => nextRun(schedule, 'UTC', after)).toThrow(
        /^The AWS simulator does not support/,
      );
    },
  );
});
