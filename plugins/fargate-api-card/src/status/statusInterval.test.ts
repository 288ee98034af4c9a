import { healthy } from '../../dev/fixtures/healthy';
import { rollingOut } from '../../dev/fixtures/rollingOut';
import { statusInterval } from './statusInterval';

describe('statusInterval', () => {
  it.each([
    ['nothing was read yet', undefined, 0, false, 10_000],
    ['the status changed', healthy, 0, false, 10_000],
    ['it was unchanged once', healthy, 1, false, 15_000],
    ['it was unchanged four times', healthy, 4, false, 30_000],
    ['it has not changed for long', healthy, 1000, false, 30_000],
    ['a rollout is in progress', rollingOut, 0, false, 3_000],
    ['a rollout makes no progress', rollingOut, 9, false, 3_000],
    ['a change is expected', healthy, 9, true, 3_000],
  ])('when %s', (_, status, unchanged, isChangeExpected, expected) => {
    expect(statusInterval(status, unchanged, isChangeExpected)).toBe(expected);
  });
});
