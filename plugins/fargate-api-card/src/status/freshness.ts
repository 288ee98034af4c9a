import {
  FargateApiStatus,
  Observed,
  ReadFailure,
} from '@fargate-api/backstage-plugin-fargate-api-common';
import { millisecondsSince } from './age';

/** How old what the card shows is, and why it is not newer. */
export interface Freshness {
  /** Milliseconds. */
  age: number;
  /** `backend` when the Backstage backend itself does not answer. */
  reason?: ReadFailure['reason'] | 'backend';
}

/**
 * The freshness of a status: of the stalest part whose newer value could not
 * be read, or else of the service, which changes fastest.
 *
 * @param elapsed - milliseconds since the answer, by the browser
 * @param backendFailed - whether a later request to the backend failed
 */
export function freshnessOf(
  status: FargateApiStatus,
  elapsed: number,
  backendFailed: boolean,
): Freshness {
  const ageOf = (instant = status.now) =>
    millisecondsSince(instant, status.now, elapsed);

  const stale = partsOf(status)
    .filter(part => part.failure && part.value !== undefined)
    .map(part => ({
      age: ageOf(part.observedAt),
      reason: part.failure?.reason,
    }))
    .sort((a, b) => b.age - a.age);

  if (backendFailed) {
    return { age: ageOf(status.service.observedAt), reason: 'backend' };
  }
  return stale[0] ?? { age: ageOf(status.service.observedAt) };
}

function partsOf(status: FargateApiStatus): Observed<unknown>[] {
  return [
    status.service,
    status.taskDefinition,
    status.targetGroups,
    status.endpoint,
    status.egressIps,
    status.stoppedTasks,
  ];
}
