import DataLoader from 'dataloader';
import { Gathering } from './Gathering';

const TIME_LIMIT_MS = 10_000;

/**
 * Loads things of a kind by id, several in one call. What AWS does not
 * describe is undefined. It remembers nothing.
 *
 * @param options.most - How many AWS describes in one call.
 */
export function batchLoader<T>(options: {
  most: number;
  idOf: (thing: T) => string | undefined;
  describe: (ids: string[], signal: AbortSignal) => Promise<T[] | undefined>;
}): DataLoader<string, T | undefined> {
  const { most, idOf, describe } = options;
  const gathering = new Gathering();
  const load = async (
    ids: readonly string[],
  ): Promise<(T | undefined | Error)[]> => {
    try {
      const things =
        (await describe(
          [...new Set(ids)],
          AbortSignal.timeout(TIME_LIMIT_MS),
        )) ?? [];
      return ids.map(id => things.find(thing => idOf(thing) === id));
    } catch (error) {
      // ELB answers nothing where one of several is missing.
      return ids.length > 1 && /NotFound/.test((error as Error).name)
        ? (await Promise.all(ids.map(id => load([id])))).flat()
        : ids.map(() => error as Error);
    }
  };
  return new DataLoader(ids => gathering.call(() => load(ids)), {
    cache: false,
    maxBatchSize: most,
    batchScheduleFn: gathering.schedule,
  });
}
