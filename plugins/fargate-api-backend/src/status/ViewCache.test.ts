import { ViewCache } from './ViewCache';

describe('ViewCache', () => {
  it('shares a result between simultaneous requests for the same key', async () => {
    const cache = new ViewCache<object>();
    const create = jest.fn(async () => ({}));
    const [one, other] = [cache.get('a', create), cache.get('a', create)];
    expect(await one).toBe(await other);
    expect(create).toHaveBeenCalledTimes(1);
  });

  it('separates keys', async () => {
    const cache = new ViewCache<{ key: string }>();
    const get = (key: string) => cache.get(key, async () => ({ key }));
    expect(await Promise.all([get('a'), get('b')])).toEqual([
      { key: 'a' },
      { key: 'b' },
    ]);
  });

  it('does not cache errors', async () => {
    const cache = new ViewCache<object>();
    const create = jest
      .fn()
      .mockRejectedValueOnce(new Error('no'))
      .mockResolvedValueOnce({ value: 1 });
    await expect(cache.get('a', create)).rejects.toThrow('no');
    expect(await cache.get('a', create)).toEqual({ value: 1 });
  });

  it('creates a result again after it was cleared', async () => {
    const cache = new ViewCache<object>();
    const create = jest.fn(async () => ({}));
    await cache.get('a', create);
    cache.clear();
    await cache.get('a', create);
    expect(create).toHaveBeenCalledTimes(2);
  });
});
