import { FargateApiState, FargateApiStatus, TargetGroupStatus } from './status';

/**
 * The state word of a status. Pure: everything the card says about "is it up"
 * is decided here.
 *
 * - `gone`: ECS has no such service any more;
 * - `unknown`: the service could not be read at all;
 * - `scaled-to-zero`: nobody wants tasks, and none run;
 * - `down`: nothing can answer a request;
 * - `rolling-out`: a deployment is under way and the service answers, or it is the first one;
 * - `degraded`: it answers, but with less than was asked for;
 * - `healthy`: all that was asked for runs and is healthy.
 *
 * @public
 */
export function stateOf(
  status: Pick<FargateApiStatus, 'service' | 'targetGroups'>,
): FargateApiState {
  const service = status.service.value;
  if (!service) {
    return status.service.failure?.reason === 'not-found' ? 'gone' : 'unknown';
  }
  if (service.status === 'INACTIVE') {
    return 'gone';
  }
  if (service.desired === 0 && service.running === 0) {
    return 'scaled-to-zero';
  }
  const rollout = service.rollout;
  const answering = answeringTargets(status.targetGroups.value);
  const serving = answering ?? service.running;
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
 * Targets that take requests, in the group that has the fewest; undefined where
 * none was read. Groups that take turns in blue/green deployments are one.
 */
function answeringTargets(
  groups: TargetGroupStatus[] = [],
): number | undefined {
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
