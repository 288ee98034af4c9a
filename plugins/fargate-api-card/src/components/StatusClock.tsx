import { createContext, ReactNode, useCallback, useContext } from 'react';
import { millisecondsSince } from '../status/age';

type Since = (instant: string) => number;

const SinceContext = createContext<Since>(() => 0);

/** Lets everything inside tell how long ago an instant of AWS's clock was. */
export function StatusClock(props: {
  awsNow: string;
  elapsed: number;
  children: ReactNode;
}) {
  const { awsNow, elapsed, children } = props;
  const since = useCallback<Since>(
    instant => millisecondsSince(instant, awsNow, elapsed),
    [awsNow, elapsed],
  );
  return (
    <SinceContext.Provider value={since}>{children}</SinceContext.Provider>
  );
}

/** Milliseconds since an instant of AWS's clock. */
export function useSince(): Since {
  return useContext(SinceContext);
}
