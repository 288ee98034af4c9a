import { Looked } from './look';
import { PortalOptions } from './Portal';

/** One measurement. */
export interface Row extends Looked {
  plugin: PortalOptions['plugin'];
  entities: number;
  viewers: number;
  /** Calls to AWS meanwhile. */
  calls: number;
  byOperation: Record<string, number>;
  callsPerMinute: number;
  /** Calls that AWS refused. */
  throttled: number;
  /** How old the oldest target health is that a card shows, in seconds; ours only. */
  stalest?: number;
  /** How many of the sampled cards know no target health yet; ours only. */
  unknown?: number;
}

/** Calls to AWS for a thousand views. */
export function callsPer1000({ calls, views }: Row): number {
  return views ? (calls / views) * 1000 : 0;
}
