import {
  TargetGroupStatus,
  TargetState,
} from '@fargate-api/backstage-plugin-fargate-api-common';

/** From what answers to what does not. */
const ORDER: TargetState[] = [
  'healthy',
  'initial',
  'draining',
  'unused',
  'unavailable',
  'unhealthy',
];

/** The states that targets of a group are in, and how many are in each. */
export function targetSegments(
  counts: TargetGroupStatus['counts'],
): { state: TargetState; count: number }[] {
  return ORDER.map(state => ({ state, count: counts[state] })).filter(
    ({ count }) => count > 0,
  );
}
