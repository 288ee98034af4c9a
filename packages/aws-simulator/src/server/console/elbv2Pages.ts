import { htmlFacts, htmlTable } from '../../html/htmlPage';
import { Region } from '../../world/World';
import { Elbv2 } from '../../services/elbv2/model/Elbv2';
import { forwardedTo } from '../../services/elbv2/model/types';
import { ResourcePage, ResourceAddress } from './ResourcePage';
import { consoleLink } from './consoleLink';

/** A load balancer: its state and its listeners. */
export function loadBalancerPage(
  region: Region,
  { arn }: ResourceAddress,
): ResourcePage | undefined {
  const elb = region.service(Elbv2);
  const shape = elb.loadBalancers.get(arn)?.shape;
  return (
    shape && {
      title: `Load balancer ${shape.LoadBalancerName}`,
      body: `${htmlFacts({
        State: shape.State.Code,
        'DNS name': shape.DNSName,
        Type: shape.Type,
        Scheme: shape.Scheme,
        VPC: consoleLink(region.arn('ec2', `vpc/${shape.VpcId}`), shape.VpcId),
        'Availability zones': shape.AvailabilityZones.map(
          ({ ZoneName }) => ZoneName,
        ).join(', '),
      })}
<h2>Listeners</h2>
${htmlTable(
  ['Listener', 'Default action', 'Target groups', 'Rules'],
  [...elb.listeners.values()]
    .filter(listener => listener.shape.LoadBalancerArn === arn)
    .map(({ shape: { ListenerArn, Protocol, Port, DefaultActions } }) => [
      `${Protocol} ${Port}`,
      DefaultActions.map(({ Type }) => Type).join(', '),
      {
        html: [...new Set(forwardedTo(DefaultActions))]
          .map(group => consoleLink(group, group.split('/')[1]).html)
          .join(', '),
      },
      String(
        [...elb.rules.values()].filter(
          ({ listenerArn }) => listenerArn === ListenerArn,
        ).length,
      ),
    ]),
  'It has no listeners.',
)}`,
    }
  );
}

/** A target group: its health check and its targets. */
export function targetGroupPage(
  region: Region,
  { arn }: ResourceAddress,
): ResourcePage | undefined {
  const group = region.service(Elbv2).targetGroups.get(arn);
  if (!group) {
    return undefined;
  }
  const { shape, targets } = group;
  return {
    title: `Target group ${shape.TargetGroupName}`,
    body: `${htmlFacts({
      'Health check': [
        shape.HealthCheckProtocol,
        shape.HealthCheckPort,
        shape.HealthCheckPath,
      ]
        .filter(Boolean)
        .join(' '),
      Interval: `${shape.HealthCheckIntervalSeconds} s`,
    })}
<h2>Targets</h2>
${htmlTable(
  ['Target', 'Port', 'Health', 'Reason'],
  [...targets.values()].map(({ id, port, observed: { health } }) => [
    id,
    String(port),
    health.State ?? '',
    health.Description ?? health.Reason ?? '',
  ]),
  'It has no targets.',
)}`,
  };
}
