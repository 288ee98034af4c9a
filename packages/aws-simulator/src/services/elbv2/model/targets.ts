import {
  TargetDescription,
  TargetHealthDescription,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import { AwsError } from '../../../world/AwsError';
import { Ec2 } from '../../ec2/model/Ec2';
import { covers, isCidr } from '../../ec2/model/network/cidr';
import { Elbv2 } from './Elbv2';
import { targetKey } from './TargetMonitor';
import { Target, TargetGroup } from './types';
import { newlyRegistered } from './targetHealth';

/** How long DescribeTargetHealth reports a registration as in progress, in seconds. */
const REGISTRATION_SECONDS = 5;

/** @throws AwsError `TargetGroupNotFound`, `ValidationError` */
export function registerTargets(
  elb: Elbv2,
  targetGroupArn: string,
  descriptions: TargetDescription[],
): void {
  const group = elb.targetGroup(targetGroupArn);
  const { clock } = elb.region;
  for (const { Id = '' } of descriptions) {
    assertAddress(elb, group, Id);
  }
  for (const { Id = '', Port, AvailabilityZone } of descriptions) {
    const port = Port ?? group.shape.Port ?? 0;
    const known = group.targets.get(targetKey({ id: Id, port }));
    if (known && !known.draining) {
      continue;
    }
    known?.draining?.cancel();
    const target: Target = {
      id: Id,
      port,
      availabilityZone: AvailabilityZone,
      registeredAt: clock.now(),
      observed: newlyRegistered(clock.now()),
    };
    group.targets.set(targetKey(target), target);
  }
  elb.monitor.evaluate(group);
}

/**
 * Deregisters targets. They drain for the deregistration delay of the group.
 *
 * @throws AwsError `TargetGroupNotFound`
 */
export function deregisterTargets(
  elb: Elbv2,
  targetGroupArn: string,
  descriptions: TargetDescription[],
): void {
  const group = elb.targetGroup(targetGroupArn);
  const delay = deregistrationDelay(group);
  for (const { Id = '', Port } of descriptions) {
    const targets = [...group.targets.values()].filter(
      ({ id, port }) => id === Id && (Port === undefined || port === Port),
    );
    for (const target of targets) {
      const used = target.observed.health.State !== 'unused';
      if (delay === 0 || !used) {
        elb.monitor.remove(group, target);
      } else if (!target.draining) {
        target.scheduledChange?.cancel();
        target.draining = elb.region.clock.after(delay, () =>
          elb.monitor.remove(group, target),
        );
      }
    }
  }
}

/** Seconds for which a target drains. */
export function deregistrationDelay(group: TargetGroup): number {
  return Number(group.attributes.get('deregistration_delay.timeout_seconds'));
}

/** The response of DescribeTargetHealth for a group or for the given targets. */
export function describeTargetHealth(
  elb: Elbv2,
  targetGroupArn: string,
  asked?: TargetDescription[],
): TargetHealthDescription[] {
  const group = elb.targetGroup(targetGroupArn);
  elb.monitor.evaluate(group);
  const targets = [...group.targets.values()];
  if (!asked?.length) {
    return targets.map(target => describe(elb, group, target));
  }
  return asked.map(({ Id, Port = group.shape.Port }) => {
    const target = targets.find(({ id, port }) => id === Id && port === Port);
    return target
      ? describe(elb, group, target)
      : {
          Target: { Id, Port },
          TargetHealth: {
            State: 'unused',
            Reason: 'Target.NotRegistered',
            Description: 'Target is not registered to the target group',
          },
        };
  });
}

function describe(
  elb: Elbv2,
  group: TargetGroup,
  target: Target,
): TargetHealthDescription {
  const { HealthCheckPort, VpcId = '' } = group.shape;
  const attached = elb.region.service(Ec2).interfaceAt(VpcId, target.id);
  return {
    Target: {
      Id: target.id,
      Port: target.port,
      AvailabilityZone: target.availabilityZone ?? attached?.availabilityZone,
    },
    HealthCheckPort:
      HealthCheckPort === 'traffic-port'
        ? String(target.port)
        : HealthCheckPort,
    TargetHealth: healthNow(target, elb.region.clock.now()),
  };
}

function healthNow(target: Target, now: number) {
  if (target.draining) {
    return {
      State: 'draining' as const,
      Reason: 'Target.DeregistrationInProgress' as const,
      Description: 'Target deregistration is in progress',
    };
  }
  const { health } = target.observed;
  const registering = now - target.registeredAt < REGISTRATION_SECONDS * 1000;
  return health.State === 'initial' && registering
    ? {
        State: 'initial' as const,
        Reason: 'Elb.RegistrationInProgress' as const,
        Description: 'Target registration is in progress',
      }
    : health;
}

/** Where targets may be besides their VPC: RFC 1918 and RFC 6598. */
const PRIVATE_BLOCKS = [
  '10.0.0.0/8',
  '172.16.0.0/12',
  '192.168.0.0/16',
  '100.64.0.0/10',
];

function assertAddress(elb: Elbv2, group: TargetGroup, id: string): void {
  if (group.shape.TargetType !== 'ip') {
    return;
  }
  if (!isCidr(`${id}/32`)) {
    throw new AwsError(
      'ValidationError',
      `The IP address '${id}' is not a valid IPv4 address`,
    );
  }
  const { cidrBlock } = elb.region
    .service(Ec2)
    .require('vpcs', group.shape.VpcId ?? '');
  if (![cidrBlock, ...PRIVATE_BLOCKS].some(block => covers(block, id))) {
    throw new AwsError(
      'ValidationError',
      `The IP address '${id}' is not within a valid range of IP addresses: targets must be in the VPC of the target group or have a private address (RFC 1918, RFC 6598)`,
    );
  }
}
