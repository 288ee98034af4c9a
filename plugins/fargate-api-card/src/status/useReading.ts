import { useCallback, useEffect, useRef, useState } from 'react';
import { isNotAllowed } from './isNotAllowed';
import { Poll, startPolling } from './poll';
import { sameFacts } from './sameFacts';

/** How long somebody who did something is taken to wait for its effect, in milliseconds. */
const AWAITED = 60_000;

/** What is known from the backend, and how the last request went. */
export interface Reading<T> {
  /** The last answer, kept when a later request fails. */
  value?: T;
  /** When the browser received the answer, by its own clock, in milliseconds. */
  receivedAt?: number;
  /** Why the last request failed; absent when it succeeded. */
  error?: Error;
  /** Whether a request is out. */
  loading: boolean;
}

/** What {@link useReading} reads, and how often; neither may change between renders without need. */
export interface ReadingOptions<T> {
  load(signal: AbortSignal): Promise<T>;
  /**
   * Milliseconds until the next request.
   *
   * @param unchanged - how many answers in a row told what the one before told
   * @param isAwaited - whether somebody did something and waits for its effect
   */
  interval(
    latest: T | undefined,
    unchanged: number,
    isAwaited: boolean,
  ): number;
}

/** A reading that is kept fresh. */
export interface LiveReading<T> extends Reading<T> {
  /** Asks now. */
  refresh(): void;
  /** Asks now, and then more often for a minute. */
  expectChange(): void;
}

/**
 * Reads from the backend and keeps what is read fresh, unless the tab is
 * hidden.
 */
export function useReading<T>({
  load,
  interval,
}: ReadingOptions<T>): LiveReading<T> {
  const [reading, setReading] = useState<Reading<T>>({ loading: true });
  const poll = useRef<Poll>();
  const awaitedUntil = useRef(0);

  useEffect(() => {
    let last: T | undefined;
    let unchanged = 0;
    setReading({ loading: true });
    const started = startPolling<T>({
      load,
      onValue: value => {
        unchanged = sameFacts(last, value) ? unchanged + 1 : 0;
        last = value;
        setReading({ value, receivedAt: Date.now(), loading: false });
      },
      // Who lost the permission must not go on seeing what was read with it.
      onError: error =>
        setReading(before =>
          isNotAllowed(error)
            ? { error, loading: before.loading }
            : { ...before, error },
        ),
      onLoading: loading => setReading(before => ({ ...before, loading })),
      interval: latest =>
        interval(latest, unchanged, Date.now() < awaitedUntil.current),
    });
    poll.current = started;
    return () => started.stop();
  }, [load, interval]);

  const refresh = useCallback(() => poll.current?.refresh(), []);
  const expectChange = useCallback(() => {
    awaitedUntil.current = Date.now() + AWAITED;
    poll.current?.refresh();
  }, []);
  return { ...reading, refresh, expectChange };
}
