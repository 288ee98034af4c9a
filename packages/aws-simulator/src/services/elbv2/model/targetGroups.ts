import {
  CreateTargetGroupInput,
  Matcher,
  ModifyTargetGroupInput,
  ProtocolEnum,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import { AwsError } from '../../../world/AwsError';
import { Ec2 } from '../../ec2/model/Ec2';
import { checkQuota } from '../../checkQuota';
import { Elbv2 } from './Elbv2';
import { Attribute, defaultAttributes, setAttributes } from './attributes';
import { checkTargetGroup } from './checkTargetGroup';
import { forgetSettings, rememberSettings } from './sameSettings';
import { TargetGroup } from './types';
import { assertTargetGroupName } from './names';

/**
 * @throws AwsError `ValidationError`, `DuplicateTargetGroupName`
 */
export function createTargetGroup(
  elb: Elbv2,
  input: CreateTargetGroupInput,
): TargetGroup {
  const name = input.Name ?? '';
  assertTargetGroupName(name);
  checkTargetGroup(input);
  assertPlace(elb, input);
  for (const { shape } of elb.targetGroups.values()) {
    if (shape.TargetGroupName === name) {
      throw new AwsError(
        'DuplicateTargetGroupName',
        `A target group with the same name '${name}' exists, but with different settings`,
      );
    }
  }
  // The text is from memory.
  checkQuota(
    elb.targetGroups.size,
    elb.quotas['target-groups'],
    'TooManyTargetGroups',
    'The maximum number of target groups has been reached',
  );
  const protocol: ProtocolEnum = input.Protocol!;
  const http = protocol.startsWith('HTTP');
  const checkProtocol = input.HealthCheckProtocol ?? (http ? protocol : 'TCP');
  const geneve = protocol === 'GENEVE';
  const checkHttp = checkProtocol.startsWith('HTTP');
  const group: TargetGroup = {
    shape: {
      TargetGroupArn: elb.region.arn(
        'elasticloadbalancing',
        `targetgroup/${name}/${elb.region.ids.hex(16)}`,
      ),
      TargetGroupName: name,
      Protocol: protocol,
      Port: input.Port,
      VpcId: input.VpcId,
      HealthCheckProtocol: checkProtocol,
      HealthCheckPort: String(
        input.HealthCheckPort ?? (geneve ? '80' : 'traffic-port'),
      ),
      HealthCheckEnabled: input.HealthCheckEnabled ?? true,
      HealthCheckIntervalSeconds:
        input.HealthCheckIntervalSeconds ?? (geneve ? 10 : 30),
      HealthCheckTimeoutSeconds:
        input.HealthCheckTimeoutSeconds ??
        defaultTimeout(http || geneve, checkHttp),
      HealthyThresholdCount: input.HealthyThresholdCount ?? 5,
      UnhealthyThresholdCount: input.UnhealthyThresholdCount ?? 2,
      HealthCheckPath: checkHttp
        ? input.HealthCheckPath ?? defaultPath(input)
        : undefined,
      Matcher: checkHttp ? input.Matcher ?? defaultMatcher(input) : undefined,
      TargetType: input.TargetType ?? 'instance',
      ProtocolVersion: http ? input.ProtocolVersion ?? 'HTTP1' : undefined,
      IpAddressType: geneve ? undefined : input.IpAddressType ?? 'ipv4',
    },
    attributes: defaultAttributes({
      kind: 'Target group',
      protocol,
      targetType: input.TargetType ?? 'instance',
    }),
    tags: input.Tags ?? [],
    targets: new Map(),
  };
  assertTiming(group);
  elb.targetGroups.set(group.shape.TargetGroupArn, group);
  return rememberSettings(group, input);
}

/** @throws AwsError `TargetGroupNotFound`, `ValidationError` */
export function modifyTargetGroup(
  elb: Elbv2,
  input: ModifyTargetGroupInput,
): TargetGroup {
  const group = elb.targetGroup(input.TargetGroupArn ?? '');
  const { TargetGroupArn: _, ...settings } = input;
  const changes = Object.fromEntries(
    Object.entries(settings).filter(([, value]) => value !== undefined),
  );
  const shape = { ...group.shape, ...changes };
  checkTargetGroup(shape);
  assertTiming({ ...group, shape });
  group.shape = shape;
  forgetSettings(group);
  elb.region.changed();
  return group;
}

/** @throws AwsError `ValidationError`, before anything is set. */
export function setTargetGroupAttributes(
  { attributes, shape: { Protocol, TargetType } }: TargetGroup,
  changes: Attribute[],
): void {
  setAttributes(attributes, changes, {
    kind: 'Target group',
    protocol: Protocol!,
    targetType: TargetType,
  });
}

/** @throws AwsError `ResourceInUse` while a listener or a rule forwards to it. */
export function deleteTargetGroup(elb: Elbv2, arn: string): void {
  const group = elb.targetGroups.get(arn);
  if (!group) {
    return;
  }
  if (elb.loadBalancersByTargetGroup().has(arn)) {
    throw new AwsError(
      'ResourceInUse',
      `Target group '${arn}' is currently in use by a listener or a rule`,
    );
  }
  for (const target of [...group.targets.values()]) {
    elb.monitor.remove(group, target);
  }
  elb.targetGroups.delete(arn);
}

function assertPlace(elb: Elbv2, input: CreateTargetGroupInput): void {
  if (!input.VpcId) {
    throw new AwsError('ValidationError', 'A VPC ID must be specified');
  }
  if (!elb.region.service(Ec2).vpcs.has(input.VpcId)) {
    throw new AwsError(
      'ValidationError',
      `The VPC ID '${input.VpcId}' is not found`,
    );
  }
}

function defaultPath({ ProtocolVersion }: CreateTargetGroupInput): string {
  return ProtocolVersion === 'GRPC' ? '/AWS.ALB/healthcheck' : '/';
}

function defaultMatcher({
  Protocol,
  ProtocolVersion,
}: CreateTargetGroupInput): Matcher {
  if (ProtocolVersion === 'GRPC') {
    return { GrpcCode: '12' };
  }
  return { HttpCode: Protocol?.startsWith('HTTP') ? '200' : '200-399' };
}

function defaultTimeout(http: boolean, checkHttp: boolean): number {
  if (http) {
    return 5;
  }
  return checkHttp ? 6 : 10;
}

function assertTiming({ shape }: TargetGroup): void {
  const { HealthCheckIntervalSeconds, HealthCheckTimeoutSeconds } = shape;
  if (HealthCheckTimeoutSeconds >= HealthCheckIntervalSeconds) {
    throw new AwsError(
      'ValidationError',
      `Health check timeout '${HealthCheckTimeoutSeconds}' must be smaller than the interval '${HealthCheckIntervalSeconds}'`,
    );
  }
}
