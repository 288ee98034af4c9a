import { setTimeout } from 'node:timers/promises';
import { Interceptor } from './Interceptor';

/** Makes every call take longer by a real, not a virtual, number of milliseconds. */
export function latency(milliseconds: number): Interceptor {
  return async (_call, next) => {
    await setTimeout(milliseconds);
    return next();
  };
}
