import { Action } from '@aws-sdk/client-elastic-load-balancing-v2';
import { checkQuota } from '../../checkQuota';
import { Elbv2 } from './Elbv2';
import { LoadBalancer, forwardedTo } from './types';

/**
 * Refuses one more listener of a load balancer. The text is from memory.
 *
 * @throws AwsError `TooManyListeners`
 */
export function checkListenerQuota(elb: Elbv2, { shape }: LoadBalancer): void {
  const type = shape.Type === 'network' ? 'network' : 'application';
  checkQuota(
    elb.listenersOf(shape.LoadBalancerArn).length,
    elb.quotas[`listeners-per-${type}-load-balancer`],
    'TooManyListeners',
    `The maximum number of listeners has been reached for load balancer '${shape.LoadBalancerArn}'`,
  );
}

/**
 * Refuses one more rule of a load balancer. The text is from memory.
 *
 * @throws AwsError `TooManyRules`
 */
export function checkRuleQuota(elb: Elbv2, { shape }: LoadBalancer): void {
  checkQuota(
    elb
      .listenersOf(shape.LoadBalancerArn)
      .flatMap(listener => elb.rulesOf(listener.shape.ListenerArn)).length,
    elb.quotas['rules-per-application-load-balancer'],
    'TooManyRules',
    `The maximum number of rules has been reached for load balancer '${shape.LoadBalancerArn}'`,
  );
}

/**
 * Refuses actions that forward to more target groups than a load balancer may have
 * beside those that it has.
 *
 * @throws AwsError `TooManyUniqueTargetGroupsPerLoadBalancer`
 */
export function checkTargetGroupQuota(
  elb: Elbv2,
  { shape }: LoadBalancer,
  actions: Action[],
): void {
  if (shape.Type !== 'application') {
    return;
  }
  const listeners = elb.listenersOf(shape.LoadBalancerArn);
  const groups = new Set([
    ...listeners.flatMap(one => forwardedTo(one.shape.DefaultActions)),
    ...listeners
      .flatMap(one => elb.rulesOf(one.shape.ListenerArn))
      .flatMap(rule => forwardedTo(rule.shape.Actions)),
    ...forwardedTo(actions),
  ]);
  const quota = elb.quotas['target-groups-per-application-load-balancer'];
  checkQuota(
    groups.size - 1,
    quota,
    'TooManyUniqueTargetGroupsPerLoadBalancer',
    `You have reached the maximum number of unique target groups that you can associate with a load balancer of type '${shape.Type}': [${quota}]`,
  );
}
