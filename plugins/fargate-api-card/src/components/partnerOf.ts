import { TargetGroupStatus } from '@fargate-api/backstage-plugin-fargate-api-common';

/** The group that a target group takes turns with in blue/green deployments. */
export function partnerOf(
  { name, alternateOf }: TargetGroupStatus,
  groups: TargetGroupStatus[],
): TargetGroupStatus | undefined {
  return groups.find(
    other => other.name === alternateOf || other.alternateOf === name,
  );
}
