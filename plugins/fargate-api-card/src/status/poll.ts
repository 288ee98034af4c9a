/** What {@link startPolling} needs to know. */
export interface PollOptions<T> {
  load(signal: AbortSignal): Promise<T>;
  onValue(value: T): void;
  onError(error: Error): void;
  /** Called when a request goes out and when it is over. */
  onLoading(loading: boolean): void;
  /** Milliseconds until the next request, `undefined` before the first value. */
  interval(latest: T | undefined): number;
}

/** A poll under way. */
export interface Poll {
  /** Asks now, or as soon as the request that is out is over: its answer may be older than what made one ask. */
  refresh(): void;
  /** Ends the poll and gives up on the request that is out. */
  stop(): void;
}

/** However often a request fails, ask again at least this often, in milliseconds. */
const MAX_INTERVAL = 60_000;

/**
 * Asks again and again, one request at a time. While the document is hidden
 * nothing is asked; once it is seen again, what fell due meanwhile is asked
 * at once. Each failure in a row doubles the wait, up to a minute.
 */
export function startPolling<T>(options: PollOptions<T>): Poll {
  const controller = new AbortController();
  const { signal } = controller;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let loading = false;
  let missed = false;
  let again = false;
  let failures = 0;
  let latest: T | undefined;

  const ask = async () => {
    if (loading || signal.aborted) {
      return;
    }
    if (document.hidden) {
      missed = true;
      return;
    }
    clearTimeout(timer);
    loading = true;
    missed = false;
    options.onLoading(true);
    try {
      const value = await options.load(signal);
      if (signal.aborted) {
        return;
      }
      latest = value;
      failures = 0;
      options.onValue(value);
    } catch (error) {
      if (signal.aborted) {
        return;
      }
      failures++;
      options.onError(error as Error);
    }
    loading = false;
    options.onLoading(false);
    if (again) {
      again = false;
      ask();
      return;
    }
    timer = setTimeout(
      ask,
      Math.min(options.interval(latest) * 2 ** failures, MAX_INTERVAL),
    );
  };

  const onVisibilityChange = () => {
    if (missed) {
      ask();
    }
  };

  document.addEventListener('visibilitychange', onVisibilityChange);
  ask();

  return {
    refresh() {
      again = loading;
      ask();
    },
    stop() {
      clearTimeout(timer);
      document.removeEventListener('visibilitychange', onVisibilityChange);
      controller.abort();
    },
  };
}
