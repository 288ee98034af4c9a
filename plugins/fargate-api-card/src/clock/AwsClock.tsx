import { createContext, ReactNode, useContext, useMemo } from 'react';
import { millisecondsSince, millisecondsUntil } from './age';

type Distance = (instant: string) => number;

const ClockContext = createContext<{ since: Distance; until: Distance }>({
  since: () => 0,
  until: () => 0,
});

/**
 * Provides AWS's clock to {@link useSince} and {@link useUntil}.
 *
 * @param awsNow - ISO 8601, AWS's clock when the backend responded
 * @param elapsed - milliseconds since that response, by the browser's clock
 */
export function AwsClock(props: {
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

/** Returns the milliseconds since a timestamp of AWS. */
export function useSince(): Distance {
  return useContext(ClockContext).since;
}

/** Returns the milliseconds until a timestamp of AWS, 0 when it has passed. */
export function useUntil(): Distance {
  return useContext(ClockContext).until;
}
