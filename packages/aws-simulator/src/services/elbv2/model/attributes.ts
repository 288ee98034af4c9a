import { AwsError } from '../../../world/AwsError';

/** An attribute of a load balancer or a target group. */
export interface Attribute {
  Key?: string;
  Value?: string;
}

const APPLICATION: Record<string, string> = {
  'access_logs.s3.enabled': 'false',
  'access_logs.s3.bucket': '',
  'access_logs.s3.prefix': '',
  'client_keep_alive.seconds': '3600',
  'connection_logs.s3.enabled': 'false',
  'connection_logs.s3.bucket': '',
  'connection_logs.s3.prefix': '',
  'deletion_protection.enabled': 'false',
  'health_check_logs.s3.enabled': 'false',
  'health_check_logs.s3.bucket': '',
  'health_check_logs.s3.prefix': '',
  'idle_timeout.timeout_seconds': '60',
  'ipv6.deny_all_igw_traffic': 'false',
  'load_balancing.cross_zone.enabled': 'true',
  'routing.http.desync_mitigation_mode': 'defensive',
  'routing.http.drop_invalid_header_fields.enabled': 'false',
  'routing.http.preserve_host_header.enabled': 'false',
  'routing.http.x_amzn_tls_version_and_cipher_suite.enabled': 'false',
  'routing.http.xff_client_port.enabled': 'false',
  'routing.http.xff_header_processing.mode': 'append',
  'routing.http2.enabled': 'true',
  'waf.fail_open.enabled': 'false',
  'zonal_shift.config.enabled': 'false',
};

const NETWORK: Record<string, string> = {
  'access_logs.s3.enabled': 'false',
  'access_logs.s3.bucket': '',
  'access_logs.s3.prefix': '',
  'deletion_protection.enabled': 'false',
  'dns_record.client_routing_policy': 'any_availability_zone',
  'ipv6.deny_all_igw_traffic': 'false',
  'load_balancing.cross_zone.enabled': 'false',
  'secondary_ips.auto_assigned.per_subnet': '0',
  'zonal_shift.config.enabled': 'false',
};

const ANY_TARGET_GROUP: Record<string, string> = {
  'deregistration_delay.timeout_seconds': '300',
  'load_balancing.cross_zone.enabled': 'use_load_balancer_configuration',
  'stickiness.enabled': 'false',
  'target_group_health.dns_failover.minimum_healthy_targets.count': '1',
  'target_group_health.dns_failover.minimum_healthy_targets.percentage': 'off',
  'target_group_health.unhealthy_state_routing.minimum_healthy_targets.count':
    '1',
  'target_group_health.unhealthy_state_routing.minimum_healthy_targets.percentage':
    'off',
};

const APPLICATION_TARGET_GROUP: Record<string, string> = {
  ...ANY_TARGET_GROUP,
  'load_balancing.algorithm.anomaly_mitigation': 'off',
  'load_balancing.algorithm.type': 'round_robin',
  'slow_start.duration_seconds': '0',
  'stickiness.app_cookie.cookie_name': '',
  'stickiness.app_cookie.duration_seconds': '86400',
  'stickiness.lb_cookie.duration_seconds': '86400',
  'stickiness.type': 'lb_cookie',
};

const NETWORK_TARGET_GROUP: Record<string, string> = {
  ...ANY_TARGET_GROUP,
  'deregistration_delay.connection_termination.enabled': 'false',
  'preserve_client_ip.enabled': 'false',
  'proxy_protocol_v2.enabled': 'false',
  'stickiness.type': 'source_ip',
  'target_health_state.unhealthy.connection_termination.enabled': 'true',
  'target_health_state.unhealthy.draining_interval_seconds': '0',
};

/** The minimum and the maximum of each numeric attribute, in seconds. */
const LIMITS: Record<string, [number, number]> = {
  'deregistration_delay.timeout_seconds': [0, 3600],
  'idle_timeout.timeout_seconds': [1, 4000],
  'slow_start.duration_seconds': [0, 900],
};

/** The attributes of a new load balancer. */
export function loadBalancerAttributes(
  type: 'application' | 'network',
): Map<string, string> {
  return new Map(
    Object.entries(type === 'application' ? APPLICATION : NETWORK),
  );
}

/** The attributes of a new target group of this protocol. */
export function targetGroupAttributes(protocol: string): Map<string, string> {
  return new Map(
    Object.entries(
      protocol.startsWith('HTTP')
        ? APPLICATION_TARGET_GROUP
        : NETWORK_TARGET_GROUP,
    ),
  );
}

/**
 * Sets existing attributes.
 *
 * @throws AwsError `ValidationError`, before anything is set, for a key that is not known
 *   and a value outside of its limits.
 */
export function setAttributes(
  attributes: Map<string, string>,
  changes: Attribute[],
  what: 'Load balancer' | 'Target group',
): void {
  for (const { Key = '', Value } of changes) {
    if (!attributes.has(Key)) {
      throw new AwsError(
        'ValidationError',
        `${what} attribute key '${Key}' is not recognized`,
      );
    }
    if (!isWithinLimits(Key, Value)) {
      throw new AwsError(
        'ValidationError',
        `'${Value}' is not a valid value for attribute '${Key}'`,
      );
    }
  }
  for (const { Key = '', Value } of changes) {
    attributes.set(Key, String(Value ?? ''));
  }
}

function isWithinLimits(key: string, value: string | undefined): boolean {
  const text = String(value ?? '');
  const limits = LIMITS[key];
  if (!limits) {
    return true;
  }
  const [least, most] = limits;
  return /^\d+$/.test(text) && Number(text) >= least && Number(text) <= most;
}

/** The attributes as the API lists them. */
export function listAttributes(attributes: Map<string, string>): Attribute[] {
  return [...attributes].map(([Key, Value]) => ({ Key, Value }));
}
