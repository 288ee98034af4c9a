import { Action } from '@aws-sdk/client-elastic-load-balancing-v2';
import { Elbv2 } from '../Elbv2';
import { Target, TargetGroup } from '../types';

/** How many requests each target group has received. */
const received = new WeakMap<TargetGroup, number>();
/** How many requests each action has forwarded. */
const forwarded = new WeakMap<Action, number>();

/**
 * The target of the next request, in turn: among the healthy targets or, when
 * none is healthy, among all that are registered; undefined when none is.
 */
export function pickTarget(
  elb: Elbv2,
  action: Action,
): { group: TargetGroup; target: Target } | undefined {
  const group = elb.targetGroups.get(pickGroup(action) ?? '');
  if (!group) {
    return undefined;
  }
  const registered = [...group.targets.values()].filter(
    ({ draining }) => !draining,
  );
  const healthy = registered.filter(
    ({ observed }) => observed.health.State === 'healthy',
  );
  const candidates = healthy.length > 0 ? healthy : registered;
  const turn = received.get(group) ?? 0;
  received.set(group, turn + 1);
  const target = candidates[turn % candidates.length];
  return target && { group, target };
}

/** The ARN of one of the target groups, in proportion to their weights. */
function pickGroup(action: Action): string | undefined {
  const { TargetGroups = [] } = action.ForwardConfig ?? {};
  const total = TargetGroups.reduce((sum, { Weight = 1 }) => sum + Weight, 0);
  if (total === 0) {
    return action.TargetGroupArn ?? TargetGroups[0]?.TargetGroupArn;
  }
  const turn = forwarded.get(action) ?? 0;
  forwarded.set(action, turn + 1);
  let left = turn % total;
  return TargetGroups.find(({ Weight = 1 }) => {
    left -= Weight;
    return left < 0;
  })?.TargetGroupArn;
}
