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
  });

  it('is rested while more than half of a burst is left', () => {
    const rested = new TokenBucket({ burst: 4, refill: 1 }, 0);
    rested.reserve(0, 0);
    expect(rested.isRested(0)).toBe(true);
    rested.reserve(0, 0);
    expect(rested.isRested(0)).toBe(false);
    expect(rested.isRested(1000)).toBe(true);
  });

  it('takes half as much after AWS throttled, and finds back in a minute', () => {
    const shared = bucket();
    shared.drain(0);
    expect(givenIn(shared, 0, 2_000)).toBe(5);
    expect(givenIn(shared, 58_000, 60_000)).toBeGreaterThan(8);
  });

  it('hears it once when AWS throttles several calls of one moment', () => {
    const once = bucket();
    const often = bucket();
    once.drain(0);
    [0, 0, 0].forEach(now => often.drain(now));
    expect(once.reserve(0, 1000)).toBe(400);
    expect(often.reserve(0, 1000)).toBe(400);
  });

  it('never stops asking, however often AWS throttles', () => {
    const shared = bucket();
    for (let now = 0; now < 60_000; now += 1_000) {
      shared.drain(now);
    }
    expect(shared.reserve(60_000, 2_000)).toBeDefined();
  });

  it('comes to share a bucket with replicas that it knows nothing of', () => {
    const replicas = Array.from({ length: 6 }, bucket);
    // AWS refills 10 a second, twice what each of the six may take.
    const aws = new TokenBucket({ burst: 10, refill: 10 }, 0);
    let throttled = 0;
    let asked = 0;
    for (let now = 0; now < 600_000; now += 20) {
      for (const replica of replicas) {
        if (replica.reserve(now, 0) === 0) {
          asked += 1;
          if (aws.reserve(now, 0) === undefined) {
            throttled += 1;
            replica.drain(now);
          }
        }
      }
    }
    expect(asked / 600).toBeGreaterThan(8);
    expect(throttled / asked).toBeLessThan(0.1);
  });
});

/** How many go in a time to who asks all the time. */
function givenIn(from: TokenBucket, since: number, until: number): number {
  let given = 0;
  for (let now = since; now <= until; now += 10) {
    given += from.reserve(now, 0) === undefined ? 0 : 1;
  }
  return given;
}
