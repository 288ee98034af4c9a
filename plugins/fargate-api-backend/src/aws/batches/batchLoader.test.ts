import { currentMaxWait, withMaxWait } from '../budget/maxWait';
import { batchLoader } from './batchLoader';

interface Resource {
  id: string;
}

const resources = (ids: string[]): Resource[] => ids.map(id => ({ id }));

function setUp(
  describe: jest.Mock<Promise<Resource[]>, [string[]]> = jest.fn(async ids =>
    resources(ids),
  ),
) {
  const loader = batchLoader<Resource>({
    maxBatchSize: 3,
    idOf: resource => resource.id,
    describe,
  });
  const calls = () => describe.mock.calls.map(([ids]) => ids);
  return { loader, calls };
}

const notFound = Object.assign(new Error('one load balancer is missing'), {
  name: 'LoadBalancerNotFoundException',
});

describe('batchLoader', () => {
  it('combines simultaneous requests into one call', async () => {
    const { loader, calls } = setUp();
    const found = await Promise.all([loader.load('a'), loader.load('b')]);
    expect(found).toEqual([{ id: 'a' }, { id: 'b' }]);
    expect(calls()).toEqual([['a', 'b']]);
  });

  it('splits a batch at the maximum size of a call', async () => {
    const { loader, calls } = setUp();
    await Promise.all(['a', 'b', 'c', 'd'].map(id => loader.load(id)));
    expect(calls()).toEqual([['a', 'b', 'c'], ['d']]);
  });

  describe('while another call is in flight', () => {
    beforeEach(() => jest.useFakeTimers());
    afterEach(() => jest.useRealTimers());

    /** A call for `a` is in flight until `respond` is called. */
    async function setUpInFlight() {
      let respond: (found: Resource[]) => void = () => {};
      const setup = setUp(
        jest
          .fn(async (ids: string[]) => resources(ids))
          .mockReturnValueOnce(
            new Promise<Resource[]>(resolve => {
              respond = resolve;
            }),
          ),
      );
      const first = setup.loader.load('a');
      await jest.advanceTimersByTimeAsync(20);
      return { ...setup, first, respond: () => respond(resources(['a'])) };
    }

    it('collects requests until it returns', async () => {
      const { loader, calls, first, respond } = await setUpInFlight();
      const b = loader.load('b');
      await jest.advanceTimersByTimeAsync(100);
      const c = loader.load('c');
      await jest.advanceTimersByTimeAsync(100);
      expect(calls()).toEqual([['a']]);
      respond();
      await Promise.all([first, b, c]);
      expect(calls()).toEqual([['a'], ['b', 'c']]);
    });

    it('collects requests for at most 250 ms after the window', async () => {
      const { loader, calls } = await setUpInFlight();
      const b = loader.load('b');
      await jest.advanceTimersByTimeAsync(20 + 250);
      expect(await b).toEqual({ id: 'b' });
      expect(calls()).toEqual([['a'], ['b']]);
    });

    it('sends a full batch immediately', async () => {
      const { loader, calls } = await setUpInFlight();
      ['b', 'c', 'd', 'e'].forEach(id => loader.load(id));
      await jest.advanceTimersByTimeAsync(20);
      expect(calls()).toEqual([['a'], ['b', 'c', 'd']]);
    });
  });

  it('waits for the budget for the default time, even if one request has a recent value', async () => {
    const maxWaits: unknown[] = [];
    const { loader } = setUp(
      jest.fn(async ids => {
        maxWaits.push(currentMaxWait());
        return resources(ids);
      }),
    );
    await Promise.all([
      withMaxWait(0, () => loader.load('a')),
      loader.load('b'),
    ]);
    expect(maxWaits).toEqual([undefined]);
  });

  it('requests the same resource once', async () => {
    const { loader, calls } = setUp();
    await Promise.all([loader.load('a'), loader.load('a')]);
    expect(calls()).toEqual([['a']]);
  });

  it('caches nothing', async () => {
    const { loader, calls } = setUp();
    await loader.load('a');
    await loader.load('a');
    expect(calls()).toEqual([['a'], ['a']]);
  });

  it('returns each resource to its request, in whatever order AWS returns them', async () => {
    const { loader } = setUp(
      jest.fn(async ids => resources(ids.filter(id => id !== 'b').reverse())),
    );
    const found = await Promise.all(['a', 'b', 'c'].map(id => loader.load(id)));
    expect(found).toEqual([{ id: 'a' }, undefined, { id: 'c' }]);
  });

  it('reads the others when one resource of a batch is missing', async () => {
    const { loader } = setUp(
      jest.fn(async ids => {
        if (ids.includes('b')) {
          throw notFound;
        }
        return resources(ids);
      }),
    );
    const [a, b, c] = await Promise.allSettled(
      ['a', 'b', 'c'].map(id => loader.load(id)),
    );
    expect([a, c]).toMatchObject([
      { value: { id: 'a' } },
      { value: { id: 'c' } },
    ]);
    expect(b).toMatchObject({ reason: notFound });
  });

  it('fails all requests of a batch whose call fails', async () => {
    const denied = Object.assign(new Error('no'), { name: 'AccessDenied' });
    const { loader, calls } = setUp(
      jest.fn(async (_: string[]): Promise<Resource[]> => {
        throw denied;
      }),
    );
    const found = await Promise.allSettled([
      loader.load('a'),
      loader.load('b'),
    ]);
    expect(found).toMatchObject([{ reason: denied }, { reason: denied }]);
    expect(calls()).toHaveLength(1);
  });
});
