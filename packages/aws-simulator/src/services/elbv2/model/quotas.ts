import { Action } from '@aws-sdk/client-elastic-load-balancing-v2';
import { checkQuota } from '../../checkQuota';
import { Elbv2 } from './Elbv2';
import { BalancerType, LoadBalancer, forwardedTo } from './types';

/**
 * Refuses one more load balancer of a type.
 *
 * @throws AwsError `TooManyLoadBalancers`
 */
export function checkLoadBalancerQuota(elb: Elbv2, type: BalancerType): void {
  const others = [...elb.loadBalancers.values()].filter(
    ({ shape }) => shape.Type === type,
  );
  checkQuota(
    others.length,
    elb.quotas[`${type}-load-balancers`],
    'TooManyLoadBalancers',
    'The maximum number of load balancers has been reached',
  );
}

/**
 * Refuses more certificates of a load balancer, of which its default ones do not count.
 *
 * @param more - the ARNs of those to add to one of its listeners
 * @throws AwsError `TooManyCertificates`
 */
export function checkCertificateQuota(
  elb: Elbv2,
  { shape }: LoadBalancer,
  more: (string | undefined)[],
): void {
  const type = shape.Type === 'network' ? 'network' : 'application';
  const all = elb
    .listenersOf(shape.LoadBalancerArn)
    .flatMap(({ extraCertificates }) => extraCertificates)
    .map(({ CertificateArn }) => CertificateArn);
  checkQuota(
    new Set([...all, ...more]).size - 1,
    elb.quotas[`certificates-per-${type}-load-balancer`],
    'TooManyCertificates',
    'The maximum number of certificates has been reached',
  );
}

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
 * Refuses one more rule of a load balancer. The end of the text is from memory.
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
    `The maximum number of rules on load balancer ${shape.LoadBalancerArn} has been reached`,
  );
}

/**
 * Refuses actions that forward to more target groups than a load balancer may have
 * beside those that it has.
 *
 * @param ruleArn - of the rule whose actions they replace, if they do
 * @throws AwsError `TooManyUniqueTargetGroupsPerLoadBalancer`
 */
export function checkTargetGroupQuota(
  elb: Elbv2,
  { shape }: LoadBalancer,
  actions: Action[],
  ruleArn?: string,
): void {
  if (shape.Type !== 'application') {
    return;
  }
  const listeners = elb.listenersOf(shape.LoadBalancerArn);
  const groups = new Set([
    ...listeners.flatMap(one => forwardedTo(one.shape.DefaultActions)),
    ...listeners
      .flatMap(one => elb.rulesOf(one.shape.ListenerArn))
      .filter(rule => rule.shape.RuleArn !== ruleArn)
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
