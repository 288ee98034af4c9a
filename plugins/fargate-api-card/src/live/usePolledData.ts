import { useCallback, useEffect, useRef, useState } from 'react';
import { isNotAllowed } from '../api/isNotAllowed';
import { Poll, startPolling } from './startPolling';
import { sameFacts } from './sameFacts';

/** How long to poll more often after {@link LiveData.expectChange}, in milliseconds. */
const EXPECTED_WITHIN = 60_000;

/** The latest response of the backend, and the state of the latest request. */
export interface PolledData<T> {
  /** The last response; kept when a later request fails. */
  value?: T;
  /** When the browser received it, by its own clock, in milliseconds. */
  receivedAt?: number;
  /** Why the last request failed; `undefined` when it succeeded. */
  error?: Error;
  /** Whether a request is in flight. */
  loading: boolean;
}

/** The options of {@link usePolledData}; a new `load` or `interval` restarts the polling. */
export interface PolledDataOptions<T> {
  load(signal: AbortSignal): Promise<T>;
  /**
   * Milliseconds until the next request.
   *
   * @param unchanged - number of consecutive responses without a change
   * @param isChangeExpected - whether the user waits for the effect of an operation
   */
  interval(
    latest: T | undefined,
    unchanged: number,
    isChangeExpected: boolean,
  ): number;
}

/** {@link PolledData} with the means to refresh it. */
export interface LiveData<T> extends PolledData<T> {
  /** Polls now. */
  refresh(): void;
  /** Polls now, and more often for a minute. */
  expectChange(): void;
}

/** Polls the backend while the tab is visible. */
export function usePolledData<T>({
  load,
  interval,
}: PolledDataOptions<T>): LiveData<T> {
  const [data, setData] = useState<PolledData<T>>({ loading: true });
  const poll = useRef<Poll>();
  const changeExpectedUntil = useRef(0);

  useEffect(() => {
    let last: T | undefined;
    let unchanged = 0;
    setData({ loading: true });
    const started = startPolling<T>({
      load,
      onValue: value => {
        unchanged = sameFacts(last, value) ? unchanged + 1 : 0;
        last = value;
        setData({ value, receivedAt: Date.now(), loading: false });
      },
      // A user who lost the permission must not keep seeing the old data.
      onError: error =>
        setData(before =>
          isNotAllowed(error)
            ? { error, loading: before.loading }
            : { ...before, error },
        ),
      onLoading: loading => setData(before => ({ ...before, loading })),
      interval: latest =>
        interval(latest, unchanged, Date.now() < changeExpectedUntil.current),
    });
    poll.current = started;
    return () => started.stop();
  }, [load, interval]);

  const refresh = useCallback(() => poll.current?.refresh(), []);
  const expectChange = useCallback(() => {
    changeExpectedUntil.current = Date.now() + EXPECTED_WITHIN;
    poll.current?.refresh();
  }, []);
  return { ...data, refresh, expectChange };
}
