import { CacheService } from '@backstage/backend-plugin-api';
import { JsonValue } from '@backstage/types';
import { mockServices } from '@backstage/backend-test-utils';
import { FargateAws } from '@fargate-api/backstage-plugin-fargate-api-node';
import { Observations } from './Observations';

const target = { name: 'dev', accountId: '123456789012', region: 'eu-west-1' };
const elsewhere = { ...target, name: 'prod', accountId: '999999999999' };
const observedAt = '2026-01-01T00:00:00.000Z';

const throttled = Object.assign(new Error('Rate exceeded'), {
  name: 'ThrottlingException',
});
const missing = Object.assign(new Error('No such group'), {
  name: 'TargetGroupNotFoundException',
});

/** Remembers for ever, as the time of the portal stands still here. */
function memory(): CacheService {
  const entries = new Map<string, JsonValue>();
  const cache = mockServices.cache.mock({
    get: async key => entries.get(key) as any,
    set: async (key, value) => {
      entries.set(key, JSON.parse(JSON.stringify(value)));
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
    aws: { clients } as unknown as FargateAws,
    cache: options.cache ?? memory(),
  });
  const read = jest.fn<Promise<unknown>, unknown[]>();
  const observe = (at = target, resource = 'service:orders') =>
    observations.observe({
      target: at,
      resource,
      freshFor: { seconds: 5 },
      read,
    });
  return { read, observe };
}

describe('Observations', () => {
  let now = 0;
  beforeEach(() => {
    now = Date.parse('2026-11-22T00:00:00Z');
    jest.spyOn(Date, 'now').mockImplementation(() => now);
  });
  afterEach(() => jest.restoreAllMocks());

  it("says what AWS told, and when by AWS's clock", async () => {
    const { read, observe } = setUp();
    read.mockResolvedValue('two');
    expect(await observe()).toEqual({ value: 'two', observedAt });
  });

  it('reads once for all who ask at the same time', async () => {
    const { read, observe } = setUp();
    read.mockResolvedValue('two');
    await Promise.all([observe(), observe(), observe()]);
    expect(read).toHaveBeenCalledTimes(1);
  });

  it('reads again when the answer is no longer fresh', async () => {
    const { read, observe } = setUp();
    read.mockResolvedValueOnce('two').mockResolvedValueOnce('three');
    await observe();
    now += 4_999;
    expect(await observe()).toMatchObject({ value: 'two' });
    now += 1;
    expect(await observe()).toMatchObject({ value: 'three' });
  });

  it('shares what it knows with other replicas of the backend', async () => {
    const cache = memory();
    const one = setUp({ cache });
    const other = setUp({ cache });
    one.read.mockResolvedValue('two');
    await one.observe();
    expect(await other.observe()).toEqual({ value: 'two', observedAt });
    expect(other.read).not.toHaveBeenCalled();
  });

  it('keeps accounts and resources apart', async () => {
    const { read, observe } = setUp();
    read.mockResolvedValueOnce(1).mockResolvedValueOnce(2).mockResolvedValue(3);
    expect(await observe()).toMatchObject({ value: 1 });
    expect(await observe(elsewhere)).toMatchObject({ value: 2 });
    expect(await observe(target, 'other')).toMatchObject({ value: 3 });
  });

  it('gives the last known value and its age when AWS throttles', async () => {
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

  it('leaves AWS alone for a while after a failure', async () => {
    const { read, observe } = setUp();
    read.mockRejectedValueOnce(throttled).mockResolvedValue('two');
    await observe();
    now += 4_999;
    expect(await observe()).toMatchObject({ failure: { reason: 'throttled' } });
    now += 1;
    expect(await observe()).toEqual({ value: 'two', observedAt });
  });

  it('forgets what is gone', async () => {
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

  it('says that there are no credentials for an account', async () => {
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
