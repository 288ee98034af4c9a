import { environmentInterval } from './environmentInterval';

describe('environmentInterval', () => {
  it.each([
    [0, 30_000],
    [2, 60_000],
    [100, 120_000],
  ])('after %d responses without a change', (unchanged, expected) => {
    expect(environmentInterval(undefined, unchanged)).toBe(expected);
  });
});
