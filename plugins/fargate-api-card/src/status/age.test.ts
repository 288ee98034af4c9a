import { millisecondsSince, millisecondsUntil, toAge } from './age';

describe('millisecondsSince', () => {
  it('counts by the clock of AWS until its answer, and by the browser since', () => {
    expect(
      millisecondsSince('2026-11-22T09:59:00Z', '2026-11-22T10:00:00Z', 5_000),
    ).toBe(65_000);
  });

  it('is never negative, though AWS stamps one part after another', () => {
    expect(
      millisecondsSince('2026-11-22T10:00:01Z', '2026-11-22T10:00:00Z', 0),
    ).toBe(0);
  });
});

describe('millisecondsUntil', () => {
  it('counts down by the clock of AWS, then by the browser', () => {
    expect(
      millisecondsUntil('2026-11-22T10:01:00Z', '2026-11-22T10:00:00Z', 5_000),
    ).toBe(55_000);
  });

  it('ends at zero', () => {
    expect(
      millisecondsUntil('2026-11-22T09:00:00Z', '2026-11-22T10:00:00Z', 0),
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
  ])('names %d ms %j', (milliseconds, age) => {
    expect(toAge(milliseconds)).toEqual(age);
  });
});
