import { AwsError } from '../../../world/AwsError';
import { BalancerType } from './types';

/** An attribute of a load balancer, a listener or a target group. */
export interface Attribute {
  Key?: string;
  Value?: string;
}

/** What has attributes, and what decides which it has and which values they take. */
export type AttributeOwner =
  | { kind: 'Load balancer'; type: BalancerType; ipAddressType: string }
  | { kind: 'Listener'; protocol: string }
  | { kind: 'Target group'; protocol: string; targetType: string };

/** The maximum number of attributes in a request. */
const MOST_ATTRIBUTES = 20;

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
  'load_balancing.cross_zone.enabled': 'false',
  'secondary_ips.auto_assigned.per_subnet': '0',
  'zonal_shift.config.enabled': 'false',
};

const LOAD_BALANCER: Record<BalancerType, Record<string, string>> = {
  application: APPLICATION,
  network: NETWORK,
  gateway: {
    'deletion_protection.enabled': 'false',
    'load_balancing.cross_zone.enabled': 'false',
  },
};

/** Of dual-stack load balancers only. */
const DUAL_STACK: Record<string, string> = {
  'ipv6.deny_all_igw_traffic': 'false',
};

const RESPONSE_HEADERS = [
  'access_control_allow_credentials',
  'access_control_allow_headers',
  'access_control_allow_methods',
  'access_control_allow_origin',
  'access_control_expose_headers',
  'access_control_max_age',
  'content_security_policy',
  'strict_transport_security',
  'x_content_type_options',
  'x_frame_options',
];

const REQUEST_HEADERS = [
  'x_amzn_mtls_clientcert',
  'x_amzn_mtls_clientcert_issuer',
  'x_amzn_mtls_clientcert_leaf',
  'x_amzn_mtls_clientcert_serial_number',
  'x_amzn_mtls_clientcert_subject',
  'x_amzn_mtls_clientcert_validity',
  'x_amzn_tls_cipher_suite',
  'x_amzn_tls_version',
];

/** How attributes about the responses of a listener begin. */
const RESPONSE = 'routing.http.response';

const HTTP_LISTENER: Record<string, string> = {
  [`${RESPONSE}.server.enabled`]: 'true',
  ...Object.fromEntries(
    RESPONSE_HEADERS.map(name => [`${RESPONSE}.${name}.header_value`, '']),
  ),
};

/** What a header can be named: RFC 7230. */
const HEADER_NAME = /^[-!#$%&'*+.^_`|~0-9A-Za-z]*$/;

const LISTENER: Record<string, Record<string, string>> = {
  HTTP: HTTP_LISTENER,
  HTTPS: {
    ...HTTP_LISTENER,
    ...Object.fromEntries(
      REQUEST_HEADERS.map(name => [
        `routing.http.request.${name}.header_name`,
        '',
      ]),
    ),
  },
  TCP: { 'tcp.idle_timeout.seconds': '350' },
  // Of a gateway load balancer.
  '': { 'tcp.idle_timeout.seconds': '350' },
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
  'proxy_protocol_v2.enabled': 'false',
  'stickiness.type': 'source_ip',
  'target_health_state.unhealthy.connection_termination.enabled': 'true',
  'target_health_state.unhealthy.draining_interval_seconds': '0',
};

const GATEWAY_TARGET_GROUP: Record<string, string> = {
  'deregistration_delay.timeout_seconds': '300',
  'stickiness.enabled': 'false',
  'stickiness.type': 'source_ip_dest_ip_proto',
  'target_failover.on_deregistration': 'no_rebalance',
  'target_failover.on_unhealthy': 'no_rebalance',
};

/** Attributes of target groups of gateway load balancers that are listed once they are set. */
const UNLISTED = [
  'send_tcp_reset.on_deregistration.enabled',
  'send_tcp_reset.on_unhealthy.enabled',
];

const CLIENT_IP = 'preserve_client_ip.enabled';

/** Numbers from one to another, and words. */
interface Values {
  from?: number;
  to?: number;
  words?: string[];
}

/** The values of attributes that are not switches or free text. */
const VALUES: Record<string, Values> = {
  'client_keep_alive.seconds': { from: 60, to: 604800 },
  'deregistration_delay.timeout_seconds': { from: 0, to: 3600 },
  'dns_record.client_routing_policy': {
    words: [
      'availability_zone_affinity',
      'partial_availability_zone_affinity',
      'any_availability_zone',
    ],
  },
  'idle_timeout.timeout_seconds': { from: 1, to: 4000 },
  'load_balancing.algorithm.anomaly_mitigation': { words: ['on', 'off'] },
  'load_balancing.algorithm.type': {
    words: ['round_robin', 'least_outstanding_requests', 'weighted_random'],
  },
  'routing.http.desync_mitigation_mode': {
    words: ['monitor', 'defensive', 'strictest'],
  },
  [`${RESPONSE}.access_control_allow_credentials.header_value`]: {
    words: ['true', ''],
  },
  [`${RESPONSE}.x_content_type_options.header_value`]: {
    words: ['nosniff', ''],
  },
  [`${RESPONSE}.x_frame_options.header_value`]: {
    words: ['DENY', 'SAMEORIGIN', ''],
  },
  'routing.http.xff_header_processing.mode': {
    words: ['append', 'preserve', 'remove'],
  },
  'secondary_ips.auto_assigned.per_subnet': { from: 0, to: 7 },
  'slow_start.duration_seconds': { from: 30, to: 900, words: ['0'] },
  'stickiness.app_cookie.duration_seconds': { from: 1, to: 604800 },
  'stickiness.lb_cookie.duration_seconds': { from: 1, to: 604800 },
  'stickiness.type': {
    words: [
      'lb_cookie',
      'app_cookie',
      'source_ip',
      'source_ip_dest_ip',
      'source_ip_dest_ip_proto',
    ],
  },
  'tcp.idle_timeout.seconds': { from: 60, to: 6000 },
  'target_failover.on_deregistration': { words: ['rebalance', 'no_rebalance'] },
  'target_failover.on_unhealthy': { words: ['rebalance', 'no_rebalance'] },
  'target_group_health.dns_failover.minimum_healthy_targets.count': {
    from: 1,
    to: Infinity,
    words: ['off'],
  },
  'target_group_health.dns_failover.minimum_healthy_targets.percentage': {
    from: 1,
    to: 100,
    words: ['off'],
  },
  'target_group_health.unhealthy_state_routing.minimum_healthy_targets.count': {
    from: 1,
    to: Infinity,
  },
  'target_group_health.unhealthy_state_routing.minimum_healthy_targets.percentage':
    { from: 1, to: 100, words: ['off'] },
  'target_health_state.unhealthy.draining_interval_seconds': {
    from: 0,
    to: 360000,
  },
};

/** The attributes of a new load balancer, listener or target group. */
export function defaultAttributes(owner: AttributeOwner): Map<string, string> {
  return new Map(Object.entries(defaultsOf(owner)));
}

function defaultsOf(owner: AttributeOwner): Record<string, string> {
  if (owner.kind === 'Load balancer') {
    return {
      ...LOAD_BALANCER[owner.type],
      ...(owner.ipAddressType === 'ipv4' ? {} : DUAL_STACK),
    };
  }
  if (owner.kind === 'Listener') {
    return LISTENER[owner.protocol] ?? {};
  }
  const { protocol, targetType } = owner;
  if (protocol.startsWith('HTTP')) {
    return APPLICATION_TARGET_GROUP;
  }
  if (protocol === 'GENEVE') {
    return GATEWAY_TARGET_GROUP;
  }
  const hasUdp = protocol.includes('UDP');
  return {
    ...NETWORK_TARGET_GROUP,
    'deregistration_delay.connection_termination.enabled': String(hasUdp),
    [CLIENT_IP]: String(hasUdp || targetType !== 'ip'),
  };
}

/**
 * Sets existing attributes.
 *
 * @throws AwsError `ValidationError`, before anything is set, for a key that is
 *   not known, a value that it does not take, and values that exclude each other
 */
export function setAttributes(
  attributes: Map<string, string>,
  changes: Attribute[],
  owner: AttributeOwner,
): void {
  if (changes.length > MOST_ATTRIBUTES) {
    throw invalid(
      `A maximum of '${MOST_ATTRIBUTES}' attributes can be specified, but '${changes.length}' were specified`,
    );
  }
  const keys = changes.map(({ Key }) => Key);
  const twice = keys.find((key, index) => keys.indexOf(key) !== index);
  if (twice !== undefined) {
    throw invalid(`Attribute key '${twice}' has been specified more than once`);
  }
  for (const { Key = '', Value = '' } of changes) {
    if (!attributes.has(Key) && !isUnlisted(Key, owner)) {
      throw invalid(`${owner.kind} attribute key '${Key}' is not recognized`);
    }
    checkValue(Key, String(Value), owner);
  }
  const wanted = new Map([
    ...attributes,
    ...changes.map(
      ({ Key = '', Value = '' }) => [Key, String(Value)] as [string, string],
    ),
  ]);
  if (owner.kind === 'Load balancer') {
    checkLoadBalancer(wanted, owner.type);
  } else if (owner.kind === 'Target group') {
    checkTargetGroup(wanted, owner.protocol);
  }
  for (const [key, value] of wanted) {
    attributes.set(key, value);
  }
}

function isUnlisted(key: string, owner: AttributeOwner): boolean {
  return (
    owner.kind === 'Target group' &&
    owner.protocol === 'GENEVE' &&
    UNLISTED.includes(key)
  );
}

function checkValue(key: string, value: string, owner: AttributeOwner): void {
  if (
    key === 'load_balancing.cross_zone.enabled' &&
    owner.kind !== 'Load balancer'
  ) {
    if (!/^(true|false|use_load_balancer_configuration)$/.test(value)) {
      throw notValid(key, value);
    }
    return;
  }
  if (/\.(enabled|deny_all_igw_traffic)$/.test(key)) {
    if (value !== 'true' && value !== 'false') {
      throw invalid(
        `The value of '${key}' must be 'true' or 'false', but was '${value}'`,
      );
    }
    return;
  }
  if (key.endsWith('.header_name') && !HEADER_NAME.test(value)) {
    throw notValid(key, value);
  }
  const { from = Infinity, to = -Infinity, words = [] } = VALUES[key] ?? {};
  const number = /^\d+$/.test(value) ? Number(value) : NaN;
  if (
    Object.hasOwn(VALUES, key) &&
    !words.includes(value) &&
    !(number >= from && number <= to)
  ) {
    throw notValid(key, value);
  }
}

function checkLoadBalancer(
  attributes: Map<string, string>,
  type: BalancerType,
): void {
  for (const what of ['access', 'connection', 'health_check']) {
    const bucket = `${what}_logs.s3.bucket`;
    if (
      attributes.get(`${what}_logs.s3.enabled`) === 'true' &&
      !attributes.get(bucket)
    ) {
      throw invalid(
        `The key '${bucket}' must set in order to enable ${what.replace(
          '_',
          ' ',
        )} logs`,
      );
    }
  }
  const zones = 'load_balancing.cross_zone.enabled';
  if (type === 'application' && attributes.get(zones) !== 'true') {
    throw invalid(
      `The value for '${zones}' must always be 'true' for an Application Load Balancer`,
    );
  }
}

function checkTargetGroup(
  attributes: Map<string, string>,
  protocol: string,
): void {
  const stickiness = attributes.get('stickiness.type')!;
  const http = protocol.startsWith('HTTP');
  const bothAddresses = stickiness.startsWith('source_ip_dest_ip');
  if (
    http === stickiness.startsWith('source_ip') ||
    (protocol === 'GENEVE') !== bothAddresses
  ) {
    throw invalid(
      `Stickiness type '${stickiness}' is not supported for target groups with the ${protocol} protocol`,
    );
  }
  const failover = attributes.get('target_failover.on_deregistration');
  if (failover !== attributes.get('target_failover.on_unhealthy')) {
    throw invalid(
      "The attributes 'target_failover.on_deregistration' and 'target_failover.on_unhealthy' must have the same value",
    );
  }
  if (/UDP/.test(protocol) && attributes.get(CLIENT_IP) === 'false') {
    throw invalid(
      `The attribute '${CLIENT_IP}' cannot be disabled for target groups with the ${protocol} protocol`,
    );
  }
  if (
    stickiness === 'app_cookie' &&
    attributes.get('stickiness.enabled') === 'true' &&
    !attributes.get('stickiness.app_cookie.cookie_name')
  ) {
    throw invalid(
      "You must set an application cookie name to enable stickiness of type 'app_cookie'",
    );
  }
  if (
    attributes.get('load_balancing.algorithm.anomaly_mitigation') === 'on' &&
    attributes.get('load_balancing.algorithm.type') !== 'weighted_random'
  ) {
    throw invalid(
      "You can enable anomaly mitigation only for the 'weighted_random' load balancing algorithm",
    );
  }
  for (const unit of ['count', 'percentage']) {
    const threshold = (of: string) =>
      Number(
        attributes.get(
          `target_group_health.${of}.minimum_healthy_targets.${unit}`,
        ),
      );
    if (threshold('dns_failover') < threshold('unhealthy_state_routing')) {
      throw invalid(
        `The DNS failover threshold must be greater than or equal to the unhealthy state routing threshold (${unit})`,
      );
    }
  }
  const termination =
    'target_health_state.unhealthy.connection_termination.enabled';
  const draining = 'target_health_state.unhealthy.draining_interval_seconds';
  if (
    attributes.get(termination) === 'true' &&
    attributes.get(draining) !== '0'
  ) {
    throw invalid(
      `The attribute '${draining}' can be set only if '${termination}' is 'false'`,
    );
  }
}

function notValid(key: string, value: string): AwsError {
  return invalid(`'${value}' is not a valid value for attribute '${key}'`);
}

function invalid(message: string): AwsError {
  return new AwsError('ValidationError', message);
}

/** The attributes as the API lists them. */
export function listAttributes(attributes: Map<string, string>): Attribute[] {
  return [...attributes].map(([Key, Value]) => ({ Key, Value }));
}

/**
 * The headers of a response as the attributes of its listener have them.
 *
 * @param headers - of the response that the load balancer has
 */
export function respondedHeaders(
  attributes: ReadonlyMap<string, string>,
  headers: Record<string, string>,
): Record<string, string> {
  const { Server, ...others } = headers;
  const added = RESPONSE_HEADERS.flatMap(name => {
    const value = attributes.get(`${RESPONSE}.${name}.header_value`);
    return value ? [[headerName(name), value]] : [];
  });
  return {
    ...others,
    ...(Server &&
      attributes.get(`${RESPONSE}.server.enabled`) !== 'false' && { Server }),
    ...Object.fromEntries(added),
  };
}

/** `x_frame_options` is `X-Frame-Options`. */
function headerName(name: string): string {
  return name
    .split('_')
    .map(word => `${word[0].toUpperCase()}${word.slice(1)}`)
    .join('-');
}
