import { FargateApiState, FargateApiStatus, TargetGroupStatus } from './status';

/**
 * The state of a status: the answer to "is it up?".
 *
 * - `gone`: ECS has no such service;
 * - `unconfirmed`: AWS does not confirm that the service belongs to the entity;
 * - `unknown`: the service could not be read at all;
 * - `scaled-to-zero`: the desired count is 0 and no task is running;
 * - `down`: no target can respond to requests;
 * - `rolling-out`: a deployment is in progress and the service responds, or it is the first one;
 * - `degraded`: it responds with less than the desired capacity, or a target is unhealthy;
 * - `healthy`: all desired tasks are running and healthy.
 *
 * @public
 */
export function stateOf(
  status: Pick<FargateApiStatus, 'service' | 'targetGroups'>,
): FargateApiState {
  const service = status.service.value;
  if (!service) {
    switch (status.service.failure?.reason) {
      case 'not-found':
        return 'gone';
      case 'unconfirmed':
        return 'unconfirmed';
      default:
        return 'unknown';
    }
  }
  if (service.status === 'INACTIVE') {
    return 'gone';
  }
  if (service.desired === 0 && service.running === 0) {
    return 'scaled-to-zero';
  }
  const rollout = service.rollout;
  const healthy = healthyTargets(status.targetGroups.value);
  const serving = healthy ?? service.running;
  if (serving === 0) {
    const first =
      rollout?.state === 'in-progress' &&
      !rollout.previousTaskDefinition &&
      rollout.failedTasks === 0;
    return first ? 'rolling-out' : 'down';
  }
  if (rollout?.state === 'in-progress') {
    return 'rolling-out';
  }
  const complete =
    rollout?.state !== 'failed' &&
    service.running >= service.desired &&
    serving >= service.desired &&
    !hasUnhealthy(status.targetGroups.value);
  return complete ? 'healthy' : 'degraded';
}

/**
 * The number of healthy targets, in the target group with the fewest; undefined
 * when none was read. The two groups of a blue/green deployment count as one.
 */
function healthyTargets(groups: TargetGroupStatus[] = []): number | undefined {
  const known = groups.filter(isKnown);
  const serving = known
    .filter(({ alternateOf }) => !alternateOf)
    .map(({ name, counts }) =>
      Math.max(
        counts.healthy,
        ...known
          .filter(({ alternateOf }) => alternateOf === name)
          .map(alternate => alternate.counts.healthy),
      ),
    );
  return serving.length ? Math.min(...serving) : undefined;
}

function isKnown({ failure, observedAt }: TargetGroupStatus): boolean {
  return !failure || observedAt !== undefined;
}

function hasUnhealthy(groups?: TargetGroupStatus[]): boolean {
  return (groups ?? []).some(group => group.counts.unhealthy > 0);
}
