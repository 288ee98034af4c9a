import { environmentInterval } from './environmentInterval';

describe('environmentInterval', () => {
  it.each([
    [0, 30_000],
    [2, 60_000],
    [100, 120_000],
  ])('after %d answers without news', (unchanged, expected) => {
    expect(environmentInterval(undefined, unchanged)).toBe(expected);
  });
});
