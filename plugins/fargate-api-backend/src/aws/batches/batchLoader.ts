import DataLoader from 'dataloader';
import { BatchSchedule } from './BatchSchedule';

const TIME_LIMIT_MS = 10_000;

/**
 * Returns a DataLoader that describes several resources of one type in one AWS
 * call. It resolves to undefined for a resource that AWS does not return, and
 * caches nothing.
 *
 * @param options.maxBatchSize - How many resources AWS describes in one call.
 */
export function batchLoader<T>(options: {
  maxBatchSize: number;
  idOf: (resource: T) => string | undefined;
  describe: (ids: string[], signal: AbortSignal) => Promise<T[] | undefined>;
}): DataLoader<string, T | undefined> {
  const { maxBatchSize, idOf, describe } = options;
  const batches = new BatchSchedule();
  const load = async (
    ids: readonly string[],
  ): Promise<(T | undefined | Error)[]> => {
    try {
      const resources =
        (await describe(
          [...new Set(ids)],
          AbortSignal.timeout(TIME_LIMIT_MS),
        )) ?? [];
      return ids.map(id => resources.find(resource => idOf(resource) === id));
    } catch (error) {
      // Elastic Load Balancing fails the whole call when one resource is missing.
      return ids.length > 1 && /NotFound/.test((error as Error).name)
        ? (await Promise.all(ids.map(id => load([id])))).flat()
        : ids.map(() => error as Error);
    }
  };
  return new DataLoader(ids => batches.call(() => load(ids)), {
    cache: false,
    maxBatchSize,
    batchScheduleFn: batches.schedule,
  });
}
