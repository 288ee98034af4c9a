import { Elbv2 } from '../../elbv2/model/Elbv2';
import { BalancerResponse, TargetGroup } from '../../elbv2/model/types';
import { MetricId, Metrics } from './Metrics';
import { datumOf } from './MetricSeries';

/** Keeps the metrics of the load balancers of a region. */
export function observeBalancers(elb: Elbv2, metrics: Metrics): void {
  const observe = (group: TargetGroup) => observeHealth(elb, metrics, group);
  elb.targetGroups.forEach(observe);
  elb.monitor.onHealthChange(arn => {
    const group = elb.targetGroups.get(arn);
    if (group) {
      observe(group);
    }
  });
  elb.onResponse(response => countResponse(metrics, response));
}

/** How many targets of a group are healthy, in each of its load balancers. */
function observeHealth(
  elb: Elbv2,
  metrics: Metrics,
  { shape, targets }: TargetGroup,
): void {
  const states = [...targets.values()].map(
    ({ observed }) => observed.health.State,
  );
  const count = (state: string) =>
    states.length > 0
      ? states.filter(other => other === state).length
      : undefined;
  const balancers = elb.loadBalancersByTargetGroup().get(shape.TargetGroupArn);
  for (const balancer of balancers ?? []) {
    const id = (name: string) =>
      metricOf(name, balancer.shape.LoadBalancerArn, shape.TargetGroupArn);
    metrics.setLevel(id('HealthyHostCount'), count('healthy'));
    metrics.setLevel(id('UnHealthyHostCount'), count('unhealthy'));
  }
}

function countResponse(
  metrics: Metrics,
  { loadBalancerArn, targetGroupArn, status }: BalancerResponse,
): void {
  const kind = targetGroupArn ? 'Target' : 'ELB';
  const hundreds = `${Math.floor(status / 100)}XX`;
  for (const name of ['RequestCount', `HTTPCode_${kind}_${hundreds}_Count`]) {
    metrics.put(metricOf(name, loadBalancerArn), datumOf(1));
    if (targetGroupArn) {
      metrics.put(metricOf(name, loadBalancerArn, targetGroupArn), datumOf(1));
    }
  }
}

function metricOf(
  name: string,
  loadBalancerArn: string,
  targetGroupArn?: string,
): MetricId {
  const LoadBalancer = loadBalancerArn.replace(/^.*:loadbalancer\//, '');
  return {
    namespace: LoadBalancer.startsWith('net/')
      ? 'AWS/NetworkELB'
      : 'AWS/ApplicationELB',
    name,
    dimensions: [
      { Name: 'LoadBalancer', Value: LoadBalancer },
      ...(targetGroupArn
        ? [
            {
              Name: 'TargetGroup',
              Value: targetGroupArn.replace(/^.*:targetgroup/, 'targetgroup'),
            },
          ]
        : []),
    ],
  };
}
