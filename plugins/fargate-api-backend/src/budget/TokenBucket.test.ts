import { TokenBucket } from './TokenBucket';

const bucket = () => new TokenBucket({ burst: 2, refill: 5 }, 0);

function takeAll(from: TokenBucket, now = 0): void {
  from.reserve(now, 0);
  from.reserve(now, 0);
}

describe('TokenBucket', () => {
  it('lets a burst through at once', () => {
    const full = bucket();
    expect([full.reserve(0, 0), full.reserve(0, 0)]).toEqual([0, 0]);
  });

  it('refuses what comes after the burst and cannot wait', () => {
    const empty = bucket();
    takeAll(empty);
    expect(empty.reserve(0, 199)).toBeUndefined();
  });

  it('promises each who waits a token of its own', () => {
    const empty = bucket();
    takeAll(empty);
    expect([empty.reserve(0, 1000), empty.reserve(0, 1000)]).toEqual([
      200, 400,
    ]);
  });

  it('promises nothing to who was refused', () => {
    const empty = bucket();
    takeAll(empty);
    empty.reserve(0, 0);
    expect(empty.reserve(200, 0)).toBe(0);
  });

  it('fills up with time, to a burst and no further', () => {
    const rested = bucket();
    takeAll(rested);
    takeAll(rested, 3_600_000);
    expect(rested.reserve(3_600_000, 0)).toBeUndefined();
  });

  it('never gives more than burst and refill together', () => {
    const busy = bucket();
    let given = 0;
    for (let now = 0; now < 10_000; now += 10) {
      given += busy.reserve(now, 0) === undefined ? 0 : 1;
    }
    expect(given).toBeLessThanOrEqual(2 + 5 * 10);
    expect(given).toBeGreaterThanOrEqual(5 * 10);
  });

  it('is empty after AWS throttled', () => {
    const shared = bucket();
    shared.drain(0);
    expect(shared.reserve(0, 100)).toBeUndefined();
    expect(shared.reserve(200, 0)).toBe(0);
  });
});
