import { createContext, ReactNode, useContext, useMemo } from 'react';
import { millisecondsSince, millisecondsUntil } from '../status/age';

type Distance = (instant: string) => number;

const ClockContext = createContext<{ since: Distance; until: Distance }>({
  since: () => 0,
  until: () => 0,
});

/** Lets everything inside tell how far an instant of AWS's clock is away. */
export function StatusClock(props: {
  awsNow: string;
  elapsed: number;
  children: ReactNode;
}) {
  const { awsNow, elapsed, children } = props;
  const clock = useMemo(
    () => ({
      since: (instant: string) => millisecondsSince(instant, awsNow, elapsed),
      until: (instant: string) => millisecondsUntil(instant, awsNow, elapsed),
    }),
    [awsNow, elapsed],
  );
  return (
    <ClockContext.Provider value={clock}>{children}</ClockContext.Provider>
  );
}

/** Milliseconds since an instant of AWS's clock. */
export function useSince(): Distance {
  return useContext(ClockContext).since;
}

/** Milliseconds until an instant of AWS's clock, 0 when it is past. */
export function useUntil(): Distance {
  return useContext(ClockContext).until;
}
