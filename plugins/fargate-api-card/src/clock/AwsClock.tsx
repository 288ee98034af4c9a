import { ClockReading } from '@fargate-api/backstage-plugin-fargate-api-common';
import { createContext, ReactNode, useContext, useMemo } from 'react';
import {
  millisecondsSince,
  millisecondsSinceRead,
  millisecondsUntil,
} from './age';

type Distance = (instant: string) => number;

const ClockContext = createContext<
  Record<'since' | 'sinceRead' | 'until', Distance>
>({
  since: () => 0,
  sinceRead: () => 0,
  until: () => 0,
});

/**
 * Provides AWS's clock to {@link useSince}, {@link useSinceRead} and
 * {@link useUntil}.
 *
 * @param reading - AWS's clock when the backend responded
 * @param elapsed - milliseconds since that response, by the browser's clock
 */
export function AwsClock(props: {
  reading: ClockReading;
  elapsed: number;
  children: ReactNode;
}) {
  const { reading, elapsed, children } = props;
  const { now, clockSpeed } = reading;
  const clock = useMemo(() => {
    const at = { now, clockSpeed };
    return {
      since: (instant: string) => millisecondsSince(instant, at, elapsed),
      sinceRead: (instant: string) =>
        millisecondsSinceRead(instant, at, elapsed),
      until: (instant: string) => millisecondsUntil(instant, at, elapsed),
    };
  }, [now, clockSpeed, elapsed]);
  return (
    <ClockContext.Provider value={clock}>{children}</ClockContext.Provider>
  );
}

/** Returns the milliseconds since a timestamp of AWS. */
export function useSince(): Distance {
  return useContext(ClockContext).since;
}

/** Returns the milliseconds since something was read, by the user's clock. */
export function useSinceRead(): Distance {
  return useContext(ClockContext).sinceRead;
}

/** Returns the milliseconds until a timestamp of AWS, 0 when it has passed. */
export function useUntil(): Distance {
  return useContext(ClockContext).until;
}
