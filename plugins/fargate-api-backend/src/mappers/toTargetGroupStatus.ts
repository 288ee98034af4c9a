import {
  TargetGroupStatus,
  TargetState,
  TargetStatus,
} from '@fargate-api/backstage-plugin-fargate-api-common';

/** A target group and its targets, counted. */
export function toTargetGroupStatus(
  group: Pick<TargetGroupStatus, 'name' | 'healthCheckPath'>,
  targets: TargetStatus[],
): TargetGroupStatus {
  const counts: Record<TargetState, number> = {
    healthy: 0,
    initial: 0,
    unhealthy: 0,
    draining: 0,
    unused: 0,
    unavailable: 0,
  };
  for (const target of targets) {
    counts[target.state] += 1;
  }
  const { name, healthCheckPath } = group;
  return { name, healthCheckPath, counts, targets };
}
