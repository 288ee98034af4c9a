import { EnvironmentStatus } from '@fargate-api/backstage-plugin-fargate-api-common';
import { millisecondsSince } from '../status/age';

/** The states of an environment that its card has a word for. */
export type EnvironmentState =
  | 'ready'
  | 'degraded'
  | 'stale'
  | 'gone'
  | 'unknown';

/** From this age on, in milliseconds, the last known state is no longer claimed to be true. */
const STALE_AFTER = 15 * 60_000;

/**
 * The state word of an environment: `ready` means that APIs can be deployed
 * into it, `degraded` that something stands against it.
 *
 * @param elapsed - milliseconds since the answer, by the browser
 */
export function environmentStateOf(
  { cluster, problems, now }: EnvironmentStatus,
  elapsed: number,
): EnvironmentState {
  if (
    cluster.failure?.reason === 'not-found' ||
    cluster.value?.status === 'INACTIVE'
  ) {
    return 'gone';
  }
  if (!cluster.value) {
    return 'unknown';
  }
  const age = millisecondsSince(cluster.observedAt ?? now, now, elapsed);
  if (age >= STALE_AFTER) {
    return 'stale';
  }
  const isSound =
    cluster.value.status === 'ACTIVE' &&
    problems.every(({ severity }) => severity !== 'error');
  return isSound ? 'ready' : 'degraded';
}
