import {
  Observed,
  TargetGroupStatus,
  TargetState,
  TargetStatus,
} from '@fargate-api/backstage-plugin-fargate-api-common';

/** A target group and its targets, counted. */
export function toTargetGroupStatus(
  group: Pick<TargetGroupStatus, 'name' | 'healthCheckPath' | 'alternateOf'>,
  observed: Observed<TargetStatus[]>,
): TargetGroupStatus {
  const counts: Record<TargetState, number> = {
    healthy: 0,
    initial: 0,
    unhealthy: 0,
    draining: 0,
    unused: 0,
    unavailable: 0,
  };
  const { value: targets = [], observedAt, failure } = observed;
  for (const target of targets) {
    counts[target.state] += 1;
  }
  const { name, healthCheckPath, alternateOf } = group;
  return {
    name,
    healthCheckPath,
    counts,
    targets,
    ...(alternateOf && { alternateOf }),
    ...(observedAt && { observedAt }),
    ...(failure && { failure }),
  };
}
