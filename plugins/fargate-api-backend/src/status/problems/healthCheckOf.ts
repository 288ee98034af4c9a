import { TargetGroupStatus } from '@fargate-api/backstage-plugin-fargate-api-common';

/** Returns the path of a target group's health check, or TCP. */
export function healthCheckOf(group: TargetGroupStatus | undefined): string {
  return group ? group.healthCheckPath ?? 'TCP' : '(unknown)';
}
