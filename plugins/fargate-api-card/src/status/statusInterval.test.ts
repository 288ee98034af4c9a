import { healthy } from '../../dev/fixtures/healthy';
import { rollingOut } from '../../dev/fixtures/rollingOut';
import { statusInterval } from './statusInterval';

describe('statusInterval', () => {
  it.each([
    ['nothing is known yet', undefined, 0, false, 10_000],
    ['there was news', healthy, 0, false, 10_000],
    ['an answer told nothing new', healthy, 1, false, 15_000],
    ['four answers told nothing new', healthy, 4, false, 30_000],
    ['nothing changes for long', healthy, 1000, false, 30_000],
    ['a rollout is under way', rollingOut, 0, false, 3_000],
    ['a rollout makes no progress', rollingOut, 9, false, 3_000],
    ['somebody waits for an effect', healthy, 9, true, 3_000],
  ])('when %s', (_, status, unchanged, isAwaited, expected) => {
    expect(statusInterval(status, unchanged, isAwaited)).toBe(expected);
  });
});
