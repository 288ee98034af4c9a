import { VirtualClock } from './VirtualClock';

/**
 * The time by the clock of clients and issuers of tokens, in milliseconds. It is not
 * the virtual one, unless that stands still for a test.
 */
export function clientTime(clock: VirtualClock): number {
  return clock.speed === 'manual' ? clock.now() : Date.now();
}
