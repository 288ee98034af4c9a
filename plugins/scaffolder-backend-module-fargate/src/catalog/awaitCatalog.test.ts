import { awaitCatalog } from './awaitCatalog';

describe('awaitCatalog', () => {
  const wait = async (processedAfter: number) => {
    let seconds = 0;
    const clock = { sleep: async (more: number) => void (seconds += more) };
    const isProcessed = await awaitCatalog(
      { clock },
      async () => seconds >= processedAfter,
    );
    return { isProcessed, seconds };
  };

  it.each([
    ['at once', 0, true, 0],
    ['after some seconds', 5, true, 6],
    ['at the last moment', 60, true, 60],
    ['too late', 61, false, 60],
  ])(
    'asks until the catalog has processed the event: %s',
    async (_, after, isProcessed, seconds) => {
      expect(await wait(after)).toEqual({ isProcessed, seconds });
    },
  );
});
