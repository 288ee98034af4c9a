import {
  EnvironmentStatus,
  FargateApiStatus,
  Observed,
} from '@fargate-api/backstage-plugin-fargate-api-common';
import { millisecondsSinceRead } from '../clock/age';
import { Freshness } from '../components/freshnessText';

/**
 * The freshness of a status: that of the oldest part that could not be
 * refreshed, or else that of the service, which changes most often.
 *
 * @param elapsed - milliseconds since the response, by the browser's clock
 * @param backendFailed - whether a later request to the backend failed
 */
export function freshnessOf(
  status: FargateApiStatus,
  elapsed: number,
  backendFailed: boolean,
): Freshness {
  return freshnessOfParts(
    [
      status.service,
      status.taskDefinition,
      status.targetGroups,
      status.endpoint,
      status.egressIps,
      status.stoppedTasks,
      status.tasks,
      status.certificate,
    ],
    instant => millisecondsSinceRead(instant ?? status.now, status, elapsed),
    backendFailed,
  );
}

/** The freshness of an environment, see {@link freshnessOf}; its cluster changes most often. */
export function environmentFreshnessOf(
  status: EnvironmentStatus,
  elapsed: number,
  backendFailed: boolean,
): Freshness {
  return freshnessOfParts(
    [status.cluster, status.network, status.egress, status.endpoints],
    instant => millisecondsSinceRead(instant ?? status.now, status, elapsed),
    backendFailed,
  );
}

/** @param parts - the one that changes most often first */
function freshnessOfParts(
  parts: Observed<unknown>[],
  ageOf: (instant?: string) => number,
  backendFailed: boolean,
): Freshness {
  const age = ageOf(parts[0].observedAt);
  if (backendFailed) {
    return { age, reason: 'backend' };
  }
  const stale = parts
    .filter(part => part.failure && part.value !== undefined)
    .map(part => ({
      age: ageOf(part.observedAt),
      reason: part.failure?.reason,
    }))
    .sort((a, b) => b.age - a.age);
  return stale[0] ?? { age };
}
