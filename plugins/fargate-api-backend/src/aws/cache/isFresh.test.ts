import { isFresh } from './isFresh';

const freshness = { from: { seconds: 5 }, to: { seconds: 30 } };
const READ_AT = 1_000_000;

/** For how many seconds an answer is good that had been the same for some seconds. */
function secondsFresh(sameFor: number, isChanging = false): number {
  const times = { readAt: READ_AT, changedAt: READ_AT - sameFor * 1000 };
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
    ['that was the same for 20 seconds', 20, 5],
    ['that was the same for a minute', 60, 15],
    ['that was the same for two minutes', 120, 30],
    ['that was the same for a day', 86_400, 30],
  ])('takes what %s (%d s) for fresh for %d s', (_, sameFor, expected) => {
    expect(secondsFresh(sameFor)).toBe(expected);
  });

  it('looks again soon at what is about to change, however long it was the same', () => {
    expect(secondsFresh(86_400, true)).toBe(5);
  });

  it('looks even sooner at what is about to change, where it is told to', () => {
    const told = {
      whileChanging: { seconds: 10 },
      from: { minutes: 1 },
      to: { minutes: 5 },
    };
    const times = { readAt: 0, changedAt: 0 };
    expect(isFresh(times, told, 10_000, true)).toBe(false);
    expect(isFresh(times, told, 59_999, false)).toBe(true);
    expect(isFresh(times, told, 60_000, false)).toBe(false);
  });
});
