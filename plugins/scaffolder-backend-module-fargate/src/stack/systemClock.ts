import { setTimeout } from 'node:timers/promises';
import { Clock } from './Clock';

/**
 * Real time. Every sleep takes up to half as long again, so that deployments
 * that started together do not call AWS at the same moments.
 */
export const systemClock: Clock = {
  async sleep(seconds, signal) {
    const milliseconds = seconds * 1000 * (1 + Math.random() / 2);
    try {
      await setTimeout(milliseconds, undefined, { signal });
    } catch (error) {
      signal?.throwIfAborted();
      throw error;
    }
  },
};
