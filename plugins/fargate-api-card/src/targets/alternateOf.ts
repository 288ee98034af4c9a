import { TargetGroupStatus } from '@fargate-api/backstage-plugin-fargate-api-common';

/** The other target group of a blue/green deployment. */
export function alternateOf(
  group: TargetGroupStatus,
  groups: TargetGroupStatus[],
): TargetGroupStatus | undefined {
  return groups.find(
    other =>
      other.name === group.alternateOf || other.alternateOf === group.name,
  );
}
