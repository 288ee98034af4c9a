import {
  FargateApiState,
  FargateApiStatus,
  ServiceStatus,
  TargetGroupStatus,
} from './status';

/** ECS's event when all desired tasks run. */
const STEADY_STATE = /has reached a steady state/;

/** The kinds of problems that keep all requests from the load balancer. */
const UNREACHABLE = [
  'callers-not-allowed',
  'domain-record-missing',
  'vpc-link-failed',
  'instances-none',
  'gateway-api-missing',
  'gateway-endpoint-disabled',
  'gateway-mapping-missing',
  'gateway-route-missing',
  'gateway-integration-missing',
  'gateway-integration-elsewhere',
  'gateway-stage-missing',
  'link-ingress-missing',
  'link-egress-missing',
  'shared-rule-missing',
  'shared-rule-elsewhere',
  'shared-certificate-missing',
];

/** The kinds of problems that keep some requests from the load balancer. */
const PARTLY_REACHABLE = [
  'additional-record-missing',
  'domain-record-elsewhere',
  'instances-missing',
];

/** The kinds of problems that keep tasks from serving. */
const ABOUT_TASKS = /^(tasks|targets|rollout)-/;

/**
 * The state of a status: the answer to "is it up?".
 *
 * - `gone`: ECS has no such service;
 * - `unconfirmed`: AWS does not confirm that the service belongs to the entity;
 * - `unknown`: the service could not be read at all;
 * - `scaled-to-zero`: the desired count is 0 and no target responds to requests;
 * - `asleep`: the same, outside office hours: a schedule starts tasks again;
 * - `starting`: tasks that nothing keeps from starting are not healthy yet, e.g. after the desired count was raised;
 * - `down`: no target can respond to requests, or none reaches the load balancer;
 * - `rolling-out`: a deployment is in progress and the service responds, or it is the first one;
 * - `degraded`: it responds with less than the desired capacity, a target is unhealthy, or one of its domain names does not lead to it;
 * - `healthy`: all desired tasks are running and healthy.
 *
 * @public
 */
export function stateOf(
  status: Pick<
    FargateApiStatus,
    'service' | 'targetGroups' | 'problems' | 'nextChange'
  >,
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
  const rollout = service.rollout;
  // Without its target group, no load balancer knows a task.
  const serving =
    status.targetGroups.failure?.reason === 'not-found'
      ? 0
      : servingTasks(service, status.targetGroups.value);
  if (service.desired === 0 && (service.running === 0 || serving === 0)) {
    const { min = 0 } = status.nextChange?.value ?? {};
    return min > 0 ? 'asleep' : 'scaled-to-zero';
  }
  const starting =
    rollout?.state === 'completed' &&
    serving < service.desired &&
    isStarting(service, status.targetGroups.value) &&
    !status.problems.some(({ kind }) => ABOUT_TASKS.test(kind));
  if (starting) {
    return 'starting';
  }
  if (serving === 0) {
    const first =
      rollout?.state === 'in-progress' &&
      !rollout.previousTaskDefinition &&
      rollout.failedTasks === 0;
    return first ? 'rolling-out' : 'down';
  }
  if (status.problems.some(({ kind }) => UNREACHABLE.includes(kind))) {
    return 'down';
  }
  if (rollout?.state === 'in-progress') {
    return 'rolling-out';
  }
  const complete =
    rollout?.state !== 'failed' &&
    service.running >= service.desired &&
    serving >= service.desired &&
    !hasUnhealthy(status.targetGroups.value) &&
    !status.problems.some(({ kind }) => PARTLY_REACHABLE.includes(kind));
  return complete ? 'healthy' : 'degraded';
}

/**
 * Whether nothing but time keeps a service from its desired count: the missing
 * tasks are pending, their targets are initial, or ECS has not acted since it
 * last reached a steady state.
 *
 * @public
 */
export function isStarting(
  {
    desired,
    running,
    pending,
    events,
  }: Pick<ServiceStatus, 'desired' | 'running' | 'pending' | 'events'>,
  groups: TargetGroupStatus[] = [],
): boolean {
  const known = groups.filter(isKnown);
  const out = known.some(
    ({ counts }) => counts.unhealthy + counts.unused + counts.unavailable > 0,
  );
  if (out) {
    return false;
  }
  return running < desired
    ? running + pending >= desired ||
        STEADY_STATE.test(events[0]?.message ?? '')
    : known.some(({ counts }) => counts.initial > 0);
}

/**
 * The number of tasks that can respond to requests: the healthy targets, or
 * the running tasks when no target group was read.
 *
 * @public
 */
export function servingTasks(
  { running }: Pick<ServiceStatus, 'running'>,
  groups: TargetGroupStatus[] | undefined,
): number {
  return healthyTargets(groups) ?? running;
}

/**
 * When a service last reached its desired count, ISO 8601; undefined if its
 * events no longer tell.
 *
 * @public
 */
export function steadySince({
  events,
}: Pick<ServiceStatus, 'events'>): string | undefined {
  return events.find(({ message }) => STEADY_STATE.test(message))?.createdAt;
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
