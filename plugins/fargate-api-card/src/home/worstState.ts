import { FargateApiStatus } from '@fargate-api/backstage-plugin-fargate-api-common';
import { ShownState, shownStateOf } from '../status/shownState';

/** The states of an API, the worst first. */
const RANKS: ShownState[] = [
  'down',
  'gone',
  'degraded',
  'unconfirmed',
  'stale',
  'unknown',
  'rolling-out',
  'starting',
  'healthy',
  'asleep',
  'scaled-to-zero',
];

/**
 * The state of an API with several services: that of the worst.
 *
 * @param statuses - undefined where it could not be read
 * @param elapsed - milliseconds since the response, by the browser's clock
 */
export function worstState(
  statuses: (FargateApiStatus | undefined)[],
  elapsed: number,
): ShownState {
  const states = statuses.map(status =>
    status ? shownStateOf(status, elapsed) : 'unknown',
  );
  // A newer backend may have other states.
  return RANKS.find(state => states.includes(state)) ?? 'unknown';
}
