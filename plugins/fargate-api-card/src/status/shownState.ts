import {
  FargateApiState,
  FargateApiStatus,
} from '@fargate-api/backstage-plugin-fargate-api-common';
import { millisecondsSinceRead } from '../clock/age';

/** The states of an API that the card shows. */
export type ShownState = FargateApiState | 'stale';

/** Age in milliseconds from which the last known state is shown as outdated. */
const STALE_AFTER = 5 * 60_000;

/**
 * The state to show: that of the status, or `stale` if the service was last
 * read five minutes ago or earlier.
 *
 * @param elapsed - milliseconds since the response, by the browser's clock
 */
export function shownStateOf(
  status: FargateApiStatus,
  elapsed: number,
): ShownState {
  const { state, service, now } = status;
  if (['gone', 'unconfirmed', 'unknown'].includes(state)) {
    return state;
  }
  const age = millisecondsSinceRead(service.observedAt ?? now, status, elapsed);
  return age >= STALE_AFTER ? 'stale' : state;
}
