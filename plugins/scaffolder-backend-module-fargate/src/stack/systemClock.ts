import { setTimeout } from 'node:timers/promises';
import { Clock } from './Clock';

/**
 * Real time. Every sleep is up to half as long again as asked for, so that
 * deployments that began together do not call AWS in step.
 */
export const systemClock: Clock = {
  async sleep(seconds, signal) {
    const milliseconds = seconds * 1000 * (1 + Math.random() / 2);
    await setTimeout(milliseconds, undefined, { signal });
  },
};
