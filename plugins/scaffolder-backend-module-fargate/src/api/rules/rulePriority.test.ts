import { freePriority, preferredPriority } from './rulePriority';

const host = 'api.acme.com';

describe('the priority of a rule', () => {
  // Written down, because another one would move the rules of APIs that are deployed.
  it.each([
    ['', 46_880],
    ['/orders', 38_505],
    ['/orders/v2', 29_721],
    ['/orders/v2/items', 17_443],
    ['/orders/v2/items/all', 3_956],
  ])('of %s is always %d', (path, priority) => {
    expect(preferredPriority({ host, path })).toBe(priority);
  });

  it.each([
    ['/a/b/c/d', 1, 10_000],
    ['/a/b/c', 10_001, 20_000],
    ['/a/b', 20_001, 30_000],
    ['/a', 30_001, 40_000],
    ['', 40_001, 50_000],
  ])('of %s is from %d to %d, whatever the host', (path, first, last) => {
    const all = Array.from({ length: 200 }, (_, i) =>
      preferredPriority({ host: `api-${i}.acme.com`, path }),
    );
    expect(Math.min(...all)).toBeGreaterThanOrEqual(first);
    expect(Math.max(...all)).toBeLessThanOrEqual(last);
    // They spread over the band.
    expect(new Set(all).size).toBeGreaterThan(190);
  });

  it('is the next one in the band where it is taken', () => {
    const rule = { host, path: '' };
    const preferred = preferredPriority(rule);
    expect(freePriority(rule, new Set())).toBe(preferred);
    expect(freePriority(rule, new Set([preferred, preferred + 1]))).toBe(
      preferred + 2,
    );
    const upTo = (last: number) =>
      new Set(
        Array.from({ length: last - preferred + 1 }, (_, i) => preferred + i),
      );
    expect(freePriority(rule, upTo(50_000))).toBe(40_001);
    const band = Array.from({ length: 10_000 }, (_, i) => 40_001 + i);
    expect(freePriority(rule, new Set(band))).toBeUndefined();
  });
});
