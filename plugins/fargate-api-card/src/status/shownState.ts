import {
  FargateApiState,
  FargateApiStatus,
} from '@fargate-api/backstage-plugin-fargate-api-common';
import { millisecondsSince } from './age';

/** The states that the card has a word for. */
export type ShownState = FargateApiState | 'stale';

/** From this age on, in milliseconds, the last known state is no longer claimed to be true. */
const STALE_AFTER = 5 * 60_000;

/**
 * The state word that may honestly be shown: that of the status, until the
 * service has not been observed for five minutes.
 *
 * @param elapsed - milliseconds since the answer, by the browser
 */
export function shownStateOf(
  status: FargateApiStatus,
  elapsed: number,
): ShownState {
  const { state, service, now } = status;
  if (state === 'gone' || state === 'unknown') {
    return state;
  }
  const age = millisecondsSince(service.observedAt ?? now, now, elapsed);
  return age >= STALE_AFTER ? 'stale' : state;
}
