import timers from 'node:timers/promises';
import { CacheService } from '@backstage/backend-plugin-api';
import { JsonValue } from '@backstage/types';
import { mockServices } from '@backstage/backend-test-utils';
import { BudgetError } from '../budget/BudgetError';
import { currentMaxWait } from '../budget/maxWait';
import { Observations, Reading } from './Observations';

const target = { name: 'dev', accountId: '123456789012', region: 'eu-west-1' };
const elsewhere = { ...target, name: 'prod', accountId: '999999999999' };
const observedAt = '2026-01-01T00:00:00.000Z';

const throttled = Object.assign(new Error('Rate exceeded'), {
  name: 'ThrottlingException',
});
const missing = Object.assign(new Error('No such group'), {
  name: 'TargetGroupNotFoundException',
});

/** A cache without expiry, because the tests control the time. */
function memory(): CacheService {
  const entries = new Map<string, JsonValue>();
  const cache = mockServices.cache.mock({
    get: async key => entries.get(key) as any,
    set: async (key, value) => {
      entries.set(key, JSON.parse(JSON.stringify(value)));
    },
    delete: async key => {
      entries.delete(key);
    },
  });
  cache.withOptions.mockReturnValue(cache);
  return cache;
}

function setUp(
  options: { cache?: CacheService; clients?: () => Promise<any> } = {},
) {
  const clients =
    options.clients ?? (async () => ({ now: () => new Date(observedAt) }));
  const observations = new Observations({
    aws: { clients },
    cache: options.cache ?? memory(),
  });
  const read = jest.fn<Promise<unknown>, unknown[]>();
  const observe = (
    at = target,
    resource = 'service:orders',
    more: Partial<Reading<unknown>> = {},
  ) =>
    observations.observe({
      target: at,
      resource,
      freshFor: { min: { seconds: 5 }, max: { seconds: 30 } },
      read,
      ...more,
    });
  const forRequest = () => {
    const observer = observations.forRequest();
    return (resource: string) =>
      observer.observe({
        target,
        resource,
        freshFor: { min: { seconds: 5 }, max: { seconds: 30 } },
        read,
      });
  };
  const forget = () => observations.forget(target, ['service:orders']);
  return { read, observe, forRequest, forget };
}

describe('Observations', () => {
  let now = 0;
  beforeEach(() => {
    now = Date.parse('2026-11-22T00:00:00Z');
    jest.spyOn(Date, 'now').mockImplementation(() => now);
  });
  afterEach(() => jest.restoreAllMocks());

  it('returns the value, and when it was read by the clock of AWS', async () => {
    const { read, observe } = setUp();
    read.mockResolvedValue('two');
    expect(await observe()).toEqual({ value: 'two', observedAt });
  });

  it('reads once for simultaneous requests', async () => {
    const { read, observe } = setUp();
    read.mockResolvedValue('two');
    await Promise.all([observe(), observe(), observe()]);
    expect(read).toHaveBeenCalledTimes(1);
  });

  it('reads again when the value is no longer fresh', async () => {
    const { read, observe } = setUp();
    read.mockResolvedValueOnce('two').mockResolvedValueOnce('three');
    await observe();
    now += 4_999;
    expect(await observe()).toMatchObject({ value: 'two' });
    now += 1;
    expect(await observe()).toMatchObject({ value: 'three' });
  });

  it('shares values with other replicas of the backend', async () => {
    const cache = memory();
    const one = setUp({ cache });
    const other = setUp({ cache });
    one.read.mockResolvedValue('two');
    await one.observe();
    expect(await other.observe()).toEqual({ value: 'two', observedAt });
    expect(other.read).not.toHaveBeenCalled();
  });

  it('separates accounts and resources', async () => {
    const { read, observe } = setUp();
    read.mockResolvedValueOnce(1).mockResolvedValueOnce(2).mockResolvedValue(3);
    expect(await observe()).toMatchObject({ value: 1 });
    expect(await observe(elsewhere)).toMatchObject({ value: 2 });
    expect(await observe(target, 'other')).toMatchObject({ value: 3 });
  });

  it('returns the last known value and its time when AWS throttles', async () => {
    const { read, observe } = setUp();
    read.mockResolvedValueOnce('two').mockRejectedValue(throttled);
    await observe();
    now += 60_000;
    expect(await observe()).toEqual({
      value: 'two',
      observedAt,
      failure: {
        reason: 'throttled',
        message: 'ThrottlingException: Rate exceeded',
      },
    });
  });

  it('repeats a failed read after 5 seconds', async () => {
    const { read, observe } = setUp();
    read.mockResolvedValueOnce('one').mockRejectedValueOnce(throttled);
    await observe();
    now += 60_000;
    await observe();
    read.mockResolvedValue('two');
    now += 4_999;
    expect(await observe()).toMatchObject({ failure: { reason: 'throttled' } });
    now += 1;
    expect(await observe()).toEqual({ value: 'two', observedAt });
  });

  it('repeats a failed read after 1 second if there is no value', async () => {
    const { read, observe } = setUp();
    read.mockRejectedValueOnce(throttled).mockResolvedValue('two');
    await observe();
    now += 999;
    expect(await observe()).toMatchObject({ failure: { reason: 'throttled' } });
    now += 1;
    expect(await observe()).toEqual({ value: 'two', observedAt });
  });

  it('removes the value of a deleted resource', async () => {
    const { read, observe } = setUp();
    read.mockResolvedValueOnce('two').mockRejectedValue(missing);
    await observe();
    now += 5_000;
    expect(await observe()).toEqual({
      failure: {
        reason: 'not-found',
        message: 'TargetGroupNotFoundException: No such group',
      },
    });
  });

  it('reads less often the longer a value does not change', async () => {
    const { read, observe } = setUp();
    read.mockResolvedValue('two');
    for (let second = 0; second < 600; second++) {
      await observe();
      now += 1_000;
    }
    // Every 5 s at first, every 30 s in the end.
    expect(read.mock.calls.length).toBeGreaterThan(600 / 30);
    expect(read.mock.calls.length).toBeLessThan(40);
  });

  it('reads often while a value is changing', async () => {
    const { read, observe } = setUp();
    read.mockResolvedValue('rolling');
    for (let second = 0; second < 600; second++) {
      await observe(target, 'service:orders', { isChanging: () => true });
      now += 1_000;
    }
    expect(read).toHaveBeenCalledTimes(120);
  });

  it('reads again immediately when the version changes', async () => {
    const { read, observe } = setUp();
    read.mockResolvedValueOnce('two').mockResolvedValueOnce('three');
    await observe(target, 'tasks', { version: 'a' });
    expect(await observe(target, 'tasks', { version: 'a' })).toMatchObject({
      value: 'two',
    });
    expect(await observe(target, 'tasks', { version: 'b' })).toMatchObject({
      value: 'three',
    });
  });

  it('returns a recent value when AWS responds slowly', async () => {
    const { read, observe } = setUp();
    let answer: (value: string) => void = () => {};
    read.mockResolvedValueOnce('two').mockReturnValueOnce(
      new Promise(resolve => {
        answer = resolve;
      }),
    );
    await observe();
    now += 5_000;
    expect(await observe()).toEqual({ value: 'two', observedAt });
    answer('three');
    await new Promise(process.nextTick);
    expect(await observe()).toEqual({ value: 'three', observedAt });
    expect(read).toHaveBeenCalledTimes(2);
  });

  it.each([{}, { isStrict: true }])(
    'shows an old value as the last known one when AWS hangs (%j)',
    async more => {
      const { read, observe } = setUp();
      read
        .mockResolvedValueOnce('two')
        .mockReturnValueOnce(new Promise(() => {}));
      await observe();
      const wait = jest
        .spyOn(timers, 'setTimeout')
        .mockClear()
        .mockImplementation(async (_, value) => value as any);
      now += 6 * 60_000;
      expect(await observe(target, 'service:orders', more)).toEqual({
        value: 'two',
        observedAt,
        failure: expect.objectContaining({
          reason: 'unavailable',
          kind: 'timeout',
        }),
      });
      expect(wait.mock.calls.map(([milliseconds]) => milliseconds)).toEqual([
        2_000,
      ]);
    },
  );

  // Issue 11: case 13.
  it.each([
    ['with old values', true, 2_000],
    ['with none', false, 10_000],
  ])(
    'what people reported: status takes 50 s when AWS hangs; it waits only once in a request, however many reads follow from each other: %s',
    async (_, isKnown, limit) => {
      const { read, observe, forRequest } = setUp();
      const resources = ['stack', 'service', 'task definition', 'targets'];
      if (isKnown) {
        read.mockResolvedValue('known');
        for (const resource of resources) {
          await observe(target, resource);
        }
        now += 6 * 60_000;
      }
      read.mockReset().mockReturnValue(new Promise(() => {}));
      jest
        .spyOn(timers, 'setTimeout')
        .mockImplementation(async (milliseconds, value) => {
          now += milliseconds!;
          return value as any;
        });
      const startedAt = now;
      const observeInRequest = forRequest();
      for (const resource of resources) {
        expect(await observeInRequest(resource)).toMatchObject({
          ...(isKnown && { value: 'known', observedAt }),
          failure: { reason: 'unavailable', kind: 'timeout' },
        });
      }
      expect(now - startedAt).toBe(limit);
      expect(read).toHaveBeenCalledTimes(4);
    },
  );

  it('waits for the budget only without a recent value', async () => {
    const { read, observe } = setUp();
    read.mockImplementation(async () => currentMaxWait() ?? 'default');
    expect(await observe()).toMatchObject({ value: 'default' });
    now += 60_000;
    expect(await observe()).toMatchObject({ value: 0 });
    now += 5 * 60_000;
    expect(await observe()).toMatchObject({ value: 'default' });
  });

  it('does not wait again for a read that has been in flight for 150 ms', async () => {
    const { read, observe } = setUp();
    read
      .mockResolvedValueOnce('two')
      .mockReturnValueOnce(new Promise(() => {}));
    await observe();
    now += 5_000;
    const first = observe();
    await new Promise(process.nextTick);
    now += 150;
    const wait = jest.spyOn(timers, 'setTimeout').mockClear();
    expect(await observe()).toEqual({ value: 'two', observedAt });
    expect(wait).not.toHaveBeenCalled();
    expect(await first).toEqual({ value: 'two', observedAt });
  });

  it('repeats a read that the budget refused after 5 seconds, even if the value is fresh for an hour', async () => {
    const { read, observe } = setUp();
    const hourly = { freshFor: { min: { hours: 1 }, max: { hours: 1 } } };
    const observeCertificate = () => observe(target, 'certificate:1', hourly);
    read
      .mockRejectedValueOnce(new BudgetError('acm'))
      .mockResolvedValueOnce('issued');
    expect(await observeCertificate()).toMatchObject({
      failure: { reason: 'throttled' },
    });
    now += 5_000;
    expect(await observeCertificate()).toEqual({ value: 'issued', observedAt });
  });

  it('reads again after the value was removed from the cache', async () => {
    const { read, observe, forget } = setUp();
    read.mockResolvedValueOnce('two').mockResolvedValueOnce('three');
    await observe();
    await forget();
    expect(await observe()).toMatchObject({ value: 'three' });
  });

  it('returns a failure when there are no credentials for the account', async () => {
    const { observe } = setUp({
      clients: async () => {
        throw new Error('There is no AWS integration for 123456789012');
      },
    });
    expect(await observe()).toEqual({
      failure: {
        reason: 'unavailable',
        message: 'There is no AWS integration for 123456789012',
      },
    });
  });
});
