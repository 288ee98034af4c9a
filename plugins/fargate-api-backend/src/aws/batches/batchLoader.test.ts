import { patienceNow, withPatience } from '../budget/patience';
import { batchLoader } from './batchLoader';

interface Thing {
  id: string;
}

const things = (ids: string[]): Thing[] => ids.map(id => ({ id }));

function setUp(
  describe: jest.Mock<Promise<Thing[]>, [string[]]> = jest.fn(async ids =>
    things(ids),
  ),
) {
  const loader = batchLoader<Thing>({
    most: 3,
    idOf: thing => thing.id,
    describe,
  });
  const asked = () => describe.mock.calls.map(([ids]) => ids);
  return { loader, asked };
}

const notFound = Object.assign(new Error('one of them is missing'), {
  name: 'LoadBalancerNotFoundException',
});

describe('batchLoader', () => {
  it('asks for things that are wanted at the same time in one call', async () => {
    const { loader, asked } = setUp();
    const found = await Promise.all([loader.load('a'), loader.load('b')]);
    expect(found).toEqual([{ id: 'a' }, { id: 'b' }]);
    expect(asked()).toEqual([['a', 'b']]);
  });

  it('asks for no more at once than AWS takes', async () => {
    const { loader, asked } = setUp();
    await Promise.all(['a', 'b', 'c', 'd'].map(id => loader.load(id)));
    expect(asked()).toEqual([['a', 'b', 'c'], ['d']]);
  });

  describe('while AWS answers another call', () => {
    beforeEach(() => jest.useFakeTimers());
    afterEach(() => jest.useRealTimers());

    /** Somebody asks for `a`, to whom AWS answers when told so. */
    async function setUpBusy() {
      let answer: (found: Thing[]) => void = () => {};
      const busy = setUp(
        jest
          .fn(async (ids: string[]) => things(ids))
          .mockReturnValueOnce(
            new Promise<Thing[]>(resolve => {
              answer = resolve;
            }),
          ),
      );
      const first = busy.loader.load('a');
      await jest.advanceTimersByTimeAsync(20);
      return { ...busy, first, answer: () => answer(things(['a'])) };
    }

    it('lets things gather for the next', async () => {
      const { loader, asked, first, answer } = await setUpBusy();
      const b = loader.load('b');
      await jest.advanceTimersByTimeAsync(100);
      const c = loader.load('c');
      await jest.advanceTimersByTimeAsync(100);
      expect(asked()).toEqual([['a']]);
      answer();
      await Promise.all([first, b, c]);
      expect(asked()).toEqual([['a'], ['b', 'c']]);
    });

    it('does not let them gather for ever', async () => {
      const { loader, asked } = await setUpBusy();
      const b = loader.load('b');
      await jest.advanceTimersByTimeAsync(20 + 250);
      expect(await b).toEqual({ id: 'b' });
      expect(asked()).toEqual([['a'], ['b']]);
    });

    it('lets a whole call go at once', async () => {
      const { loader, asked } = await setUpBusy();
      ['b', 'c', 'd', 'e'].forEach(id => loader.load(id));
      await jest.advanceTimersByTimeAsync(20);
      expect(asked()).toEqual([['a'], ['b', 'c', 'd']]);
    });
  });

  it('is as patient as any, although one who asks has something to show', async () => {
    const patience: unknown[] = [];
    const { loader } = setUp(
      jest.fn(async ids => {
        patience.push(patienceNow());
        return things(ids);
      }),
    );
    await Promise.all([
      withPatience(0, () => loader.load('a')),
      loader.load('b'),
    ]);
    expect(patience).toEqual([undefined]);
  });

  it('asks once for what is wanted twice', async () => {
    const { loader, asked } = setUp();
    await Promise.all([loader.load('a'), loader.load('a')]);
    expect(asked()).toEqual([['a']]);
  });

  it('remembers nothing', async () => {
    const { loader, asked } = setUp();
    await loader.load('a');
    await loader.load('a');
    expect(asked()).toEqual([['a'], ['a']]);
  });

  it('gives things to who asked, in whatever order AWS answers', async () => {
    const { loader } = setUp(
      jest.fn(async ids => things(ids.filter(id => id !== 'b').reverse())),
    );
    const found = await Promise.all(['a', 'b', 'c'].map(id => loader.load(id)));
    expect(found).toEqual([{ id: 'a' }, undefined, { id: 'c' }]);
  });

  it('does not let one that is missing take the others with it', async () => {
    const { loader } = setUp(
      jest.fn(async ids => {
        if (ids.includes('b')) {
          throw notFound;
        }
        return things(ids);
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

  it('fails all of a call that fails', async () => {
    const denied = Object.assign(new Error('no'), { name: 'AccessDenied' });
    const { loader, asked } = setUp(
      jest.fn(async (_: string[]): Promise<Thing[]> => {
        throw denied;
      }),
    );
    const found = await Promise.allSettled([
      loader.load('a'),
      loader.load('b'),
    ]);
    expect(found).toMatchObject([{ reason: denied }, { reason: denied }]);
    expect(asked()).toHaveLength(1);
  });
});
