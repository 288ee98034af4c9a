import {
  TargetGroupStatus,
  TargetState,
} from '@fargate-api/backstage-plugin-fargate-api-common';

/** From healthy to unhealthy. */
const ORDER: TargetState[] = [
  'healthy',
  'initial',
  'draining',
  'unused',
  'unavailable',
  'unhealthy',
];

/** The number of targets in each state, without the states that no target is in. */
export function targetSegments(
  counts: TargetGroupStatus['counts'],
): { state: TargetState; count: number }[] {
  return ORDER.map(state => ({ state, count: counts[state] })).filter(
    ({ count }) => count > 0,
  );
}
