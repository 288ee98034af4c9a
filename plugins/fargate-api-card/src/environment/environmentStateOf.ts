import { EnvironmentStatus } from '@fargate-api/backstage-plugin-fargate-api-common';
import { millisecondsSinceRead } from '../clock/age';

/** The states of an environment that the card shows. */
export type EnvironmentState =
  | 'ready'
  | 'degraded'
  | 'stale'
  | 'gone'
  | 'unconfirmed'
  | 'unknown';

/** Age in milliseconds from which the last known state is shown as outdated. */
const STALE_AFTER = 15 * 60_000;

/**
 * The state of an environment: `ready` means that APIs can be deployed into
 * it, `degraded` that there is a problem.
 *
 * @param elapsed - milliseconds since the response, by the browser's clock
 */
export function environmentStateOf(
  status: EnvironmentStatus,
  elapsed: number,
): EnvironmentState {
  const { cluster, problems } = status;
  if (
    cluster.failure?.reason === 'not-found' ||
    cluster.value?.status === 'INACTIVE'
  ) {
    return 'gone';
  }
  if (cluster.failure?.reason === 'unconfirmed') {
    return 'unconfirmed';
  }
  if (!cluster.value) {
    return 'unknown';
  }
  const age = millisecondsSinceRead(
    cluster.observedAt ?? status.now,
    status,
    elapsed,
  );
  if (age >= STALE_AFTER) {
    return 'stale';
  }
  const isReady =
    cluster.value.status === 'ACTIVE' &&
    problems.every(({ severity }) => severity !== 'error');
  return isReady ? 'ready' : 'degraded';
}
