import { setTimeout } from 'node:timers/promises';
import { Interceptor } from '../calls/Interceptor';

/** Delays every call by a number of real, not virtual, milliseconds. */
export function latency(milliseconds: number): Interceptor {
  return async (_call, next) => {
    await setTimeout(milliseconds);
    return next();
  };
}
