import { Ec2 } from '../../ec2/model/Ec2';
import { reach } from '../../ec2/model/network';
import { matchesCode } from './matchesCode';
import { LoadBalancer, Target, TargetGroup } from './types';
import { CheckOutcome } from './targetHealth';

/** The result of a health check of a target at this moment. */
export function checkTarget(
  ec2: Ec2,
  group: TargetGroup,
  target: Target,
  loadBalancers: LoadBalancer[],
): CheckOutcome {
  if (loadBalancers.length === 0) {
    return {
      kind: 'unused',
      description:
        'Target group is not configured to receive traffic from the load balancer',
    };
  }
  const to = ec2.interfaceAt(group.shape.VpcId ?? '', target.id);
  const enabled = loadBalancers.filter(({ shape }) =>
    shape.AvailabilityZones.some(
      ({ ZoneName }) => !to || ZoneName === to.availabilityZone,
    ),
  );
  if (enabled.length === 0) {
    return {
      kind: 'unused',
      description:
        'Target is in an Availability Zone that is not enabled for the load balancer',
    };
  }
  const active = enabled.filter(({ shape }) => shape.State.Code === 'active');
  if (active.length === 0) {
    return { kind: 'wait' };
  }
  const { HealthCheckPort, HealthCheckProtocol, HealthCheckPath, Matcher } =
    group.shape;
  const port =
    HealthCheckPort === 'traffic-port' ? target.port : Number(HealthCheckPort);
  const reached =
    to !== undefined &&
    active
      .flatMap(({ interfaceIds }) => interfaceIds)
      .map(id => ec2.networkInterfaces.get(id))
      .some(from => from && reach(ec2, from, to, port).reachable);
  const answer = reached
    ? to.server?.({
        port,
        protocol: HealthCheckProtocol as 'HTTP' | 'HTTPS' | 'TCP',
        path: HealthCheckPath,
      }) ?? 'refused'
    : 'silent';

  if (answer === 'silent' && HealthCheckProtocol !== 'TCP') {
    return {
      kind: 'fail',
      reason: 'Target.Timeout',
      description: 'Request timed out',
    };
  }
  if (typeof answer === 'string') {
    return {
      kind: 'fail',
      reason: 'Target.FailedHealthChecks',
      description: 'Health checks failed',
    };
  }
  const matcher = Matcher?.HttpCode ?? '200';
  return HealthCheckProtocol === 'TCP' || matchesCode(matcher, answer.status)
    ? { kind: 'pass' }
    : {
        kind: 'fail',
        reason: 'Target.ResponseCodeMismatch',
        description: `Health checks failed with these codes: [${answer.status}]`,
      };
}
