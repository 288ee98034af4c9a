import { TargetGroupStatus } from '@fargate-api/backstage-plugin-fargate-api-common';

/** The health check of a target group in short: its path, where it has one. */
export function healthCheckOf(group: TargetGroupStatus | undefined): string {
  return group ? group.healthCheckPath ?? 'TCP' : '(unknown)';
}
