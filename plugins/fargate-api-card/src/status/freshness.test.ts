import { gone } from '../../dev/fixtures/gone';
import { healthy } from '../../dev/fixtures/healthy';
import { partial } from '../../dev/fixtures/partial';
import { stale, throttled } from '../../dev/fixtures/throttled';
import { freshnessOf } from './freshness';

describe('freshnessOf', () => {
  it('is the age of the service while everything is read', () => {
    expect(freshnessOf(healthy, 7_000, false)).toEqual({ age: 7_000 });
  });

  it('does not count facts that are read seldom because they rarely change', () => {
    const status = {
      ...healthy,
      egressIps: { ...healthy.egressIps, observedAt: '2026-11-22T09:00:00Z' },
    };
    expect(freshnessOf(status, 0, false)).toEqual({ age: 0 });
  });

  it('is the age and the reason of a part that could not be read anew', () => {
    expect(freshnessOf(throttled, 0, false)).toEqual({
      age: 130_000,
      reason: 'throttled',
    });
  });

  it('is that of the stalest of several such parts', () => {
    expect(freshnessOf(stale, 1_000, false)).toEqual({
      age: 721_000,
      reason: 'throttled',
    });
  });

  it('leaves parts out of account that never had a value', () => {
    expect(freshnessOf(partial, 0, false)).toEqual({ age: 0 });
  });

  it('blames the backend when that did not answer', () => {
    expect(freshnessOf(throttled, 60_000, true)).toEqual({
      age: 190_000,
      reason: 'backend',
    });
  });

  it('counts from when a service was last seen that is gone', () => {
    expect(freshnessOf(gone, 0, false)).toEqual({
      age: 7_500_000,
      reason: 'not-found',
    });
  });
});
