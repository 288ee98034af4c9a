import {
  millisecondsSince,
  millisecondsSinceRead,
  millisecondsUntil,
  toAge,
} from './age';

describe('millisecondsSince', () => {
  it('adds the time since the response to the age at the response', () => {
    expect(
      millisecondsSince(
        '2026-11-22T09:59:00Z',
        { now: '2026-11-22T10:00:00Z' },
        5_000,
      ),
    ).toBe(65_000);
  });

  it('counts a timestamp after the response as its time', () => {
    expect(
      millisecondsSince(
        '2026-11-22T10:00:01Z',
        { now: '2026-11-22T10:00:00Z' },
        0,
      ),
    ).toBe(0);
  });
});

describe('a clock that runs twenty times as fast as that of the user', () => {
  const clock = { now: '2026-11-22T10:00:00Z', clockSpeed: 20 };

  it('has run on since the response', () => {
    expect(millisecondsSince('2026-11-22T09:59:00Z', clock, 3_000)).toBe(
      120_000,
    );
    expect(millisecondsUntil('2026-11-22T10:02:00Z', clock, 3_000)).toBe(
      60_000,
    );
  });

  it('does not make what was read any older', () => {
    expect(millisecondsSinceRead('2026-11-22T09:59:00Z', clock, 3_000)).toBe(
      6_000,
    );
  });
});

describe('millisecondsUntil', () => {
  it('subtracts the time since the response', () => {
    expect(
      millisecondsUntil(
        '2026-11-22T10:01:00Z',
        { now: '2026-11-22T10:00:00Z' },
        5_000,
      ),
    ).toBe(55_000);
  });

  it('ends at zero', () => {
    expect(
      millisecondsUntil(
        '2026-11-22T09:00:00Z',
        { now: '2026-11-22T10:00:00Z' },
        0,
      ),
    ).toBe(0);
  });
});

describe('toAge', () => {
  it.each([
    [0, { unit: 'seconds', count: 0 }],
    [999, { unit: 'seconds', count: 0 }],
    [59_999, { unit: 'seconds', count: 59 }],
    [60_000, { unit: 'minutes', count: 1 }],
    [3_599_999, { unit: 'minutes', count: 59 }],
    [3_600_000, { unit: 'hours', count: 1 }],
    [86_400_000, { unit: 'days', count: 1 }],
    [400 * 86_400_000, { unit: 'days', count: 400 }],
  ])('converts %d ms to %j', (milliseconds, age) => {
    expect(toAge(milliseconds)).toEqual(age);
  });
});
