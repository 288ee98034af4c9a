import { gone } from '../../dev/fixtures/gone';
import { healthy } from '../../dev/fixtures/healthy';
import { partial } from '../../dev/fixtures/partial';
import { stale, throttled } from '../../dev/fixtures/throttled';
import { freshnessOf } from './freshness';

describe('freshnessOf', () => {
  it('is the age of the service if all parts could be read', () => {
    expect(freshnessOf(healthy, 7_000, false)).toEqual({ age: 7_000 });
  });

  it('ignores parts that are refreshed less often because they rarely change', () => {
    const status = {
      ...healthy,
      egressIps: { ...healthy.egressIps, observedAt: '2026-11-22T09:00:00Z' },
    };
    expect(freshnessOf(status, 0, false)).toEqual({ age: 0 });
  });

  it('is the age and the reason of a part that could not be refreshed', () => {
    expect(freshnessOf(throttled, 0, false)).toEqual({
      age: 130_000,
      reason: 'throttled',
    });
  });

  it('is that of the oldest of several such parts', () => {
    expect(freshnessOf(stale, 1_000, false)).toEqual({
      age: 721_000,
      reason: 'throttled',
    });
  });

  it('ignores parts that never had a value', () => {
    expect(freshnessOf(partial, 0, false)).toEqual({ age: 0 });
  });

  it('names the backend if that did not respond', () => {
    expect(freshnessOf(throttled, 60_000, true)).toEqual({
      age: 190_000,
      reason: 'backend',
    });
  });

  it('is the time since a service was last seen if it is not found', () => {
    expect(freshnessOf(gone, 0, false)).toEqual({
      age: 7_500_000,
      reason: 'not-found',
    });
  });
});
