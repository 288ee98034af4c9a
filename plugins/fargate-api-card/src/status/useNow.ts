import { useEffect, useState } from 'react';

/** How often shown ages are brought up to date, in milliseconds. */
const TICK = 5_000;

/** The browser's clock in milliseconds, rendered anew every few seconds. */
export function useNow(): number {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), TICK);
    return () => clearInterval(timer);
  }, []);
  return now;
}
