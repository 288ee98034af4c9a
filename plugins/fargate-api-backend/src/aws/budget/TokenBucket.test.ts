import { TokenBucket } from './TokenBucket';

const bucket = () => new TokenBucket({ burst: 2, refill: 5 }, 0);

function takeAll(from: TokenBucket, now = 0): void {
  from.reserve(now, 0);
  from.reserve(now, 0);
}

describe('TokenBucket', () => {
  it('allows a burst immediately', () => {
    const full = bucket();
    expect([full.reserve(0, 0), full.reserve(0, 0)]).toEqual([0, 0]);
  });

  it('refuses a call after the burst that may not wait long enough', () => {
    const empty = bucket();
    takeAll(empty);
    expect(empty.reserve(0, 199)).toBeUndefined();
  });

  it('reserves a separate token for each waiting call', () => {
    const empty = bucket();
    takeAll(empty);
    expect([empty.reserve(0, 1000), empty.reserve(0, 1000)]).toEqual([
      200, 400,
    ]);
  });

  it('reserves no token for a refused call', () => {
    const empty = bucket();
    takeAll(empty);
    empty.reserve(0, 0);
    expect(empty.reserve(200, 0)).toBe(0);
  });

  it('is refilled up to the burst size', () => {
    const full = bucket();
    takeAll(full);
    takeAll(full, 3_600_000);
    expect(full.reserve(3_600_000, 0)).toBeUndefined();
  });

  it('never exceeds the burst plus the refill', () => {
    const busy = bucket();
    let given = 0;
    for (let now = 0; now < 10_000; now += 10) {
      given += busy.reserve(now, 0) === undefined ? 0 : 1;
    }
    expect(given).toBeLessThanOrEqual(2 + 5 * 10);
    expect(given).toBeGreaterThanOrEqual(5 * 10);
  });

  it('is empty after throttling', () => {
    const shared = bucket();
    shared.onThrottled(0);
    expect(shared.reserve(0, 100)).toBeUndefined();
  });

  it('knows whether it is more than half full', () => {
    const partly = new TokenBucket({ burst: 4, refill: 1 }, 0);
    partly.reserve(0, 0);
    expect(partly.isMoreThanHalfFull(0)).toBe(true);
    partly.reserve(0, 0);
    expect(partly.isMoreThanHalfFull(0)).toBe(false);
    expect(partly.isMoreThanHalfFull(1000)).toBe(true);
  });

  it('halves its rate after throttling, and recovers within a minute', () => {
    const shared = bucket();
    shared.onThrottled(0);
    expect(callsIn(shared, 0, 2_000)).toBe(5);
    expect(callsIn(shared, 58_000, 60_000)).toBeGreaterThan(8);
  });

  it('halves its rate once for several calls throttled at the same time', () => {
    const once = bucket();
    const often = bucket();
    once.onThrottled(0);
    [0, 0, 0].forEach(now => often.onThrottled(now));
    expect(once.reserve(0, 1000)).toBe(400);
    expect(often.reserve(0, 1000)).toBe(400);
  });

  it('keeps a minimum rate, however often AWS throttles', () => {
    const shared = bucket();
    for (let now = 0; now < 60_000; now += 1_000) {
      shared.onThrottled(now);
    }
    expect(shared.reserve(60_000, 2_000)).toBeDefined();
  });

  it('converges to a fair share with other replicas', () => {
    const replicas = Array.from({ length: 6 }, bucket);
    // AWS refills 10 tokens per second, twice the limit of each of the six replicas.
    const aws = new TokenBucket({ burst: 10, refill: 10 }, 0);
    let throttled = 0;
    let sent = 0;
    for (let now = 0; now < 600_000; now += 20) {
      for (const replica of replicas) {
        if (replica.reserve(now, 0) === 0) {
          sent += 1;
          if (aws.reserve(now, 0) === undefined) {
            throttled += 1;
            replica.onThrottled(now);
          }
        }
      }
    }
    expect(sent / 600).toBeGreaterThan(8);
    expect(throttled / sent).toBeLessThan(0.1);
  });
});

/** The number of calls that a constantly busy client may make in a period. */
function callsIn(from: TokenBucket, since: number, until: number): number {
  let given = 0;
  for (let now = since; now <= until; now += 10) {
    given += from.reserve(now, 0) === undefined ? 0 : 1;
  }
  return given;
}
