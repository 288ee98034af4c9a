/** The options of {@link startPolling}. */
export interface PollOptions<T> {
  load(signal: AbortSignal): Promise<T>;
  onValue(value: T): void;
  onError(error: Error): void;
  /** Called when a request starts and when it ends. */
  onLoading(loading: boolean): void;
  /** Milliseconds until the next request; `latest` is `undefined` before the first response. */
  interval(latest: T | undefined): number;
}

/** A running poll. */
export interface Poll {
  /**
   * Sends a request now. If one is in flight, sends another one after it: the
   * response of the first may predate the change that the caller waits for.
   */
  refresh(): void;
  /** Stops polling and aborts the request in flight. */
  stop(): void;
}

/** The longest interval between requests while they fail, in milliseconds. */
const MAX_INTERVAL = 60_000;

/**
 * Polls, one request at a time. Pauses while the document is hidden; when it
 * becomes visible again, an overdue request is sent at once. Each consecutive
 * failure doubles the interval, up to a minute.
 */
export function startPolling<T>(options: PollOptions<T>): Poll {
  const controller = new AbortController();
  const { signal } = controller;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let loading = false;
  let isOverdue = false;
  let isRefreshPending = false;
  let failures = 0;
  let latest: T | undefined;

  const poll = async () => {
    if (loading || signal.aborted) {
      return;
    }
    if (document.hidden) {
      isOverdue = true;
      return;
    }
    clearTimeout(timer);
    loading = true;
    isOverdue = false;
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
    if (isRefreshPending) {
      isRefreshPending = false;
      poll();
      return;
    }
    timer = setTimeout(
      poll,
      Math.min(options.interval(latest) * 2 ** failures, MAX_INTERVAL),
    );
  };

  const onVisibilityChange = () => {
    if (isOverdue) {
      poll();
    }
  };

  document.addEventListener('visibilitychange', onVisibilityChange);
  poll();

  return {
    refresh() {
      isRefreshPending = loading;
      poll();
    },
    stop() {
      clearTimeout(timer);
      document.removeEventListener('visibilitychange', onVisibilityChange);
      controller.abort();
    },
  };
}
