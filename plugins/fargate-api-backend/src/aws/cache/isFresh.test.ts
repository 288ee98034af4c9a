import { isFresh } from './isFresh';

const freshness = { min: { seconds: 5 }, max: { seconds: 30 } };
const READ_AT = 1_000_000;

/** How many seconds a value is fresh that had been unchanged for some seconds when it was read. */
function secondsFresh(unchangedFor: number, isChanging = false): number {
  const times = { readAt: READ_AT, changedAt: READ_AT - unchangedFor * 1000 };
  let seconds = 0;
  while (
    isFresh(times, freshness, READ_AT + seconds * 1000, isChanging) &&
    seconds < 100
  ) {
    seconds += 1;
  }
  return seconds;
}

describe('isFresh', () => {
  it.each([
    ['that just changed', 0, 5],
    ['unchanged for 20 seconds', 20, 5],
    ['unchanged for a minute', 60, 15],
    ['unchanged for two minutes', 120, 30],
    ['unchanged for a day', 86_400, 30],
  ])('keeps a value %s (%d s) for %d s', (_, sameFor, expected) => {
    expect(secondsFresh(sameFor)).toBe(expected);
  });

  it('keeps a value that is changing for the minimum time', () => {
    expect(secondsFresh(86_400, true)).toBe(5);
  });

  it('keeps a value that is changing for `whileChanging`, if that is set', () => {
    const freshFor = {
      whileChanging: { seconds: 10 },
      min: { minutes: 1 },
      max: { minutes: 5 },
    };
    const times = { readAt: 0, changedAt: 0 };
    expect(isFresh(times, freshFor, 10_000, true)).toBe(false);
    expect(isFresh(times, freshFor, 59_999, false)).toBe(true);
    expect(isFresh(times, freshFor, 60_000, false)).toBe(false);
  });
});
