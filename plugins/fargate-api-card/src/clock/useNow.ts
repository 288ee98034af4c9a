import { useEffect, useState } from 'react';

/** How often displayed ages are updated, in milliseconds. */
const TICK = 5_000;

/** The browser's clock in milliseconds, updated every few seconds. */
export function useNow(): number {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), TICK);
    return () => clearInterval(timer);
  }, []);
  return now;
}
