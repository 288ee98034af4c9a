import { ServiceDeploymentLifecycleStage } from '@aws-sdk/client-ecs';
import { Elbv2 } from '../../elbv2/model/Elbv2';
import { modifyListener } from '../../elbv2/model/listeners';
import { modifyRule } from '../../elbv2/model/rules';
import { Deployment, ServiceRecord } from './types';

/** Whether the deployments of a service are blue/green. */
export function isBlueGreen({ configuration }: ServiceRecord): boolean {
  return configuration.strategy === 'BLUE_GREEN';
}

/** The target groups for the tasks of a new deployment: those that the last one does not use. */
export function loadBalancersFor(
  service: ServiceRecord,
  last: Deployment | undefined,
): ServiceRecord['loadBalancers'] {
  return service.loadBalancers.map((balancer, i) => {
    const alternate = balancer.advancedConfiguration?.alternateTargetGroupArn;
    const inUse = last?.loadBalancers[i]?.targetGroupArn;
    return isBlueGreen(service) &&
      alternate &&
      inUse === balancer.targetGroupArn
      ? { ...balancer, targetGroupArn: alternate }
      : balancer;
  });
}

/** The next lifecycle stage of a deployment; undefined if it has to wait. */
export function nextStage(
  stage: ServiceDeploymentLifecycleStage,
  { isScaledUp, isBaked }: { isScaledUp: boolean; isBaked: boolean },
): ServiceDeploymentLifecycleStage | undefined {
  switch (stage) {
    case 'RECONCILE_SERVICE':
      return 'PRE_SCALE_UP';
    case 'PRE_SCALE_UP':
      return 'SCALE_UP';
    case 'SCALE_UP':
      return isScaledUp ? 'POST_SCALE_UP' : undefined;
    case 'POST_SCALE_UP':
      return 'PRODUCTION_TRAFFIC_SHIFT';
    case 'PRODUCTION_TRAFFIC_SHIFT':
      return 'POST_PRODUCTION_TRAFFIC_SHIFT';
    case 'POST_PRODUCTION_TRAFFIC_SHIFT':
      return 'BAKE_TIME';
    case 'BAKE_TIME':
      return isBaked ? 'CLEAN_UP' : undefined;
    default:
      return undefined;
  }
}

/**
 * Makes the production listener rules forward to both target groups, with a
 * share of the traffic for the deployment's own.
 *
 * @param percent - 0 only puts its group beside the other.
 */
export function forwardProduction(
  elb: Elbv2,
  service: ServiceRecord,
  deployment: Deployment,
  percent: 0 | 100,
): void {
  service.loadBalancers.forEach(
    ({ targetGroupArn: first, advancedConfiguration = {} }, i) => {
      const { alternateTargetGroupArn, productionListenerRule } =
        advancedConfiguration;
      if (!alternateTargetGroupArn || !productionListenerRule) {
        return;
      }
      const own = deployment.loadBalancers[i].targetGroupArn;
      const action = {
        Type: 'forward' as const,
        ForwardConfig: {
          TargetGroups: [first, alternateTargetGroupArn].map(arn => ({
            TargetGroupArn: arn,
            Weight: arn === own ? percent : 100 - percent,
          })),
        },
      };
      if (elb.rules.has(productionListenerRule)) {
        modifyRule(elb, productionListenerRule, { Actions: [action] });
      } else {
        modifyListener(elb, {
          ListenerArn: productionListenerRule,
          DefaultActions: [action],
        });
      }
    },
  );
}
