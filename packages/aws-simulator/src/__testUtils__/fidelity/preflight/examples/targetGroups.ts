import { Examples, Resources, base } from './Example';

/** A target group for HTTP. */
const group = (properties: object = {}): Resources => ({
  It: {
    Type: 'AWS::ElasticLoadBalancingV2::TargetGroup',
    Properties: {
      VpcId: base('Vpc'),
      TargetType: 'ip',
      Protocol: 'HTTP',
      Port: 80,
      ...properties,
    },
  },
});

const tcp = (properties: object = {}) =>
  group({ Protocol: 'TCP', ...properties });

const geneve = (properties: object = {}) =>
  group({ Protocol: 'GENEVE', Port: 6081, ...properties });

const NOTHING = { VpcId: undefined, Protocol: undefined, Port: undefined };

const lambda = (properties: object = {}) =>
  group({ TargetType: 'lambda', ...NOTHING, ...properties });

/** A target group for application load balancers. */
const alb = (properties: object = {}) =>
  tcp({ TargetType: 'alb', ...properties });

const attributes = (...pairs: [key: string, value: string][]) => ({
  TargetGroupAttributes: pairs.map(([Key, Value]) => ({ Key, Value })),
});

const targets = (...ids: string[]) => ({ Targets: ids.map(Id => ({ Id })) });

const lambdaArn = (name: string) =>
  `arn:aws:lambda:eu-west-1:123456789012:function:${name}`;

const balancerArn = (name: string) =>
  `arn:aws:elasticloadbalancing:eu-west-1:123456789012:loadbalancer/app/${name}/50dc6c495c0c9188`;

const ALGORITHM = 'load_balancing.algorithm.type';
const MITIGATION = 'load_balancing.algorithm.anomaly_mitigation';
const TERMINATION =
  'target_health_state.unhealthy.connection_termination.enabled';
const DRAINING = 'target_health_state.unhealthy.draining_interval_seconds';
const FAILOVER = 'target_group_health.dns_failover.minimum_healthy_targets';
const ROUTING =
  'target_group_health.unhealthy_state_routing.minimum_healthy_targets';

/** The rules for `AWS::ElasticLoadBalancingV2::TargetGroup`. */
export const targetGroups: Examples = {
  'pf-elbv2-app-cookie-name': [
    group(
      attributes(
        ['stickiness.enabled', 'true'],
        ['stickiness.type', 'app_cookie'],
      ),
    ),
    group(
      attributes(
        ['stickiness.enabled', 'true'],
        ['stickiness.type', 'app_cookie'],
        ['stickiness.app_cookie.cookie_name', 'session'],
      ),
    ),
  ],
  'pf-elbv2-hc-timeout-interval': [
    group({ HealthCheckTimeoutSeconds: 10, HealthCheckIntervalSeconds: 10 }),
    group({ HealthCheckTimeoutSeconds: 9, HealthCheckIntervalSeconds: 10 }),
  ],
  'pf-elbv2-lambda-target-protocol': [lambda({ Protocol: 'HTTP' }), lambda()],
  'pf-elbv2-stickiness-type-protocol': [
    tcp(attributes(['stickiness.type', 'lb_cookie'])),
    tcp(attributes(['stickiness.type', 'source_ip'])),
  ],
  'pf-elbv2-tcp-health-check-path': [
    tcp({ HealthCheckPath: '/' }),
    tcp({ HealthCheckPath: '/', HealthCheckProtocol: 'HTTP' }),
  ],
  'pf-elbv2-tg-alb-single-target': [
    alb(targets(balancerArn('a'), balancerArn('b'))),
    alb(targets(balancerArn('a'))),
  ],
  'pf-elbv2-tg-alb-target-type-protocol': [alb({ Protocol: 'TLS' }), alb()],
  'pf-elbv2-tg-attr-algorithm-type': [
    group(attributes([ALGORITHM, 'random'])),
    group(attributes([ALGORITHM, 'weighted_random'])),
  ],
  'pf-elbv2-tg-attr-anomaly-mitigation-requires-weighted-random': [
    group(attributes([MITIGATION, 'on'])),
    group(attributes([MITIGATION, 'on'], [ALGORITHM, 'weighted_random'])),
  ],
  'pf-elbv2-tg-attr-anomaly-mitigation-value': [
    group(attributes([MITIGATION, 'true'])),
    group(attributes([MITIGATION, 'off'])),
  ],
  'pf-elbv2-tg-attr-app-cookie-duration-range': [
    group(attributes(['stickiness.app_cookie.duration_seconds', '604801'])),
    group(attributes(['stickiness.app_cookie.duration_seconds', '604800'])),
  ],
  'pf-elbv2-tg-attr-boolean-value': [
    group(attributes(['stickiness.enabled', 'on'])),
    group(attributes(['stickiness.enabled', 'true'])),
  ],
  'pf-elbv2-tg-attr-cross-zone-value': [
    group(attributes(['load_balancing.cross_zone.enabled', 'on'])),
    group(attributes(['load_balancing.cross_zone.enabled', 'true'])),
  ],
  'pf-elbv2-tg-attr-dereg-delay-lambda': [
    lambda(attributes(['deregistration_delay.timeout_seconds', '5'])),
    group(attributes(['deregistration_delay.timeout_seconds', '5'])),
  ],
  'pf-elbv2-tg-attr-dns-failover-threshold-order': [
    group(attributes([`${FAILOVER}.count`, '1'], [`${ROUTING}.count`, '2'])),
    group(attributes([`${FAILOVER}.count`, '2'], [`${ROUTING}.count`, '2'])),
  ],
  'pf-elbv2-tg-attr-draining-interval-requires-termination-off': [
    tcp(attributes([TERMINATION, 'true'], [DRAINING, '60'])),
    tcp(attributes([TERMINATION, 'false'], [DRAINING, '60'])),
  ],
  'pf-elbv2-tg-attr-duplicate-key': [
    group(
      attributes(
        ['stickiness.enabled', 'true'],
        ['stickiness.enabled', 'true'],
      ),
    ),
    group(attributes(['stickiness.enabled', 'true'])),
  ],
  'pf-elbv2-tg-attr-health-count-value': [
    group(attributes([`${FAILOVER}.count`, '0'])),
    group(attributes([`${FAILOVER}.count`, '1'])),
  ],
  'pf-elbv2-tg-attr-health-percentage-range': [
    group(attributes([`${FAILOVER}.percentage`, '101'])),
    group(attributes([`${FAILOVER}.percentage`, '100'])),
  ],
  'pf-elbv2-tg-attr-key-known': [
    group(attributes(['deregistration_delay.seconds', '5'])),
    group(attributes(['deregistration_delay.timeout_seconds', '5'])),
  ],
  'pf-elbv2-tg-attr-key-protocol-scope': [
    group(attributes(['proxy_protocol_v2.enabled', 'true'])),
    tcp(attributes(['proxy_protocol_v2.enabled', 'true'])),
  ],
  'pf-elbv2-tg-attr-lambda-scope': [
    group(attributes(['lambda.multi_value_headers.enabled', 'true'])),
    lambda(attributes(['lambda.multi_value_headers.enabled', 'true'])),
  ],
  'pf-elbv2-tg-attr-lb-cookie-duration-range': [
    group(attributes(['stickiness.lb_cookie.duration_seconds', '0'])),
    group(attributes(['stickiness.lb_cookie.duration_seconds', '1'])),
  ],
  'pf-elbv2-tg-attr-preserve-client-ip-udp': [
    group({
      Protocol: 'UDP',
      ...attributes(['preserve_client_ip.enabled', 'false']),
    }),
    group({
      Protocol: 'TCP',
      ...attributes(['preserve_client_ip.enabled', 'false']),
    }),
  ],
  'pf-elbv2-tg-attr-send-tcp-reset-gwlb-only': [
    group(attributes(['send_tcp_reset.on_unhealthy.enabled', 'true'])),
    geneve(attributes(['send_tcp_reset.on_unhealthy.enabled', 'true'])),
  ],
  'pf-elbv2-tg-attr-slow-start-scope': [
    tcp(attributes(['slow_start.duration_seconds', '30'])),
    group(attributes(['slow_start.duration_seconds', '30'])),
  ],
  'pf-elbv2-tg-attr-stickiness-type-gwlb': [
    geneve(attributes(['stickiness.type', 'source_ip'])),
    geneve(attributes(['stickiness.type', 'source_ip_dest_ip'])),
  ],
  'pf-elbv2-tg-attr-target-failover-pair-equal': [
    geneve(
      attributes(
        ['target_failover.on_deregistration', 'rebalance'],
        ['target_failover.on_unhealthy', 'no_rebalance'],
      ),
    ),
    geneve(
      attributes(
        ['target_failover.on_deregistration', 'rebalance'],
        ['target_failover.on_unhealthy', 'rebalance'],
      ),
    ),
  ],
  'pf-elbv2-tg-attr-target-failover-value': [
    geneve(
      attributes(
        ['target_failover.on_deregistration', 'drop'],
        ['target_failover.on_unhealthy', 'drop'],
      ),
    ),
    geneve(
      attributes(
        ['target_failover.on_deregistration', 'rebalance'],
        ['target_failover.on_unhealthy', 'rebalance'],
      ),
    ),
  ],
  'pf-elbv2-tg-attr-unhealthy-draining-interval-range': [
    tcp(attributes([TERMINATION, 'false'], [DRAINING, '360001'])),
    tcp(attributes([TERMINATION, 'false'], [DRAINING, '360000'])),
  ],
  'pf-elbv2-tg-deregistration-delay-range': [
    group(attributes(['deregistration_delay.timeout_seconds', '3601'])),
    group(attributes(['deregistration_delay.timeout_seconds', '3600'])),
  ],
  'pf-elbv2-tg-geneve-port': [geneve({ Port: 6082 }), geneve()],
  'pf-elbv2-tg-hc-enabled-required': [
    group({ HealthCheckEnabled: false }),
    group({ HealthCheckEnabled: true }),
  ],
  'pf-elbv2-tg-hc-port-format': [
    group({ HealthCheckPort: 'traffic' }),
    group({ HealthCheckPort: 'traffic-port' }),
  ],
  'pf-elbv2-tg-hc-protocol-unsupported': [
    tcp({ HealthCheckProtocol: 'TLS' }),
    tcp({ HealthCheckProtocol: 'HTTPS' }),
  ],
  'pf-elbv2-tg-hc-tcp-for-http-tg': [
    group({ HealthCheckProtocol: 'TCP' }),
    group({ HealthCheckProtocol: 'HTTPS' }),
  ],
  'pf-elbv2-tg-ipv6-with-lambda': [lambda({ IpAddressType: 'ipv6' }), lambda()],
  'pf-elbv2-tg-ipv6-with-quic': [
    group({ Protocol: 'QUIC', IpAddressType: 'ipv6' }),
    group({ Protocol: 'QUIC' }),
  ],
  'pf-elbv2-tg-lambda-no-port': [lambda({ Port: 80 }), lambda()],
  'pf-elbv2-tg-lambda-no-vpc': [lambda({ VpcId: base('Vpc') }), lambda()],
  'pf-elbv2-tg-lambda-single-target': [
    lambda(targets(lambdaArn('a'), lambdaArn('b'))),
    lambda(targets(lambdaArn('a'))),
  ],
  'pf-elbv2-tg-matcher-grpc-range': [
    group({ ProtocolVersion: 'GRPC', Matcher: { GrpcCode: '100' } }),
    group({ ProtocolVersion: 'GRPC', Matcher: { GrpcCode: '99' } }),
  ],
  'pf-elbv2-tg-matcher-grpc-requires-grpc': [
    group({ Matcher: { GrpcCode: '12' } }),
    group({ ProtocolVersion: 'GRPC', Matcher: { GrpcCode: '12' } }),
  ],
  'pf-elbv2-tg-matcher-range-alb': [
    group({ Matcher: { HttpCode: '200-500' } }),
    group({ Matcher: { HttpCode: '200-499' } }),
  ],
  'pf-elbv2-tg-matcher-range-geneve': [
    geneve({
      HealthCheckProtocol: 'HTTP',
      Matcher: { HttpCode: '200-400' },
    }),
    geneve({
      HealthCheckProtocol: 'HTTP',
      Matcher: { HttpCode: '200-399' },
    }),
  ],
  'pf-elbv2-tg-name': [
    group({ Name: 'a-name-of-thirty-three-characters' }),
    group({ Name: 'a-name-of-thirty-two-characters1' }),
  ],
  'pf-elbv2-tg-protocol-required-non-lambda': [
    group({ Protocol: undefined }),
    group(),
  ],
  'pf-elbv2-tg-protocol-version-http-only': [
    tcp({ ProtocolVersion: 'HTTP1' }),
    group({ ProtocolVersion: 'HTTP1' }),
  ],
  'pf-elbv2-tg-protocol-version-values': [
    group({ ProtocolVersion: 'HTTP3' }),
    group({ ProtocolVersion: 'HTTP2' }),
  ],
  'pf-elbv2-tg-slow-start-range': [
    group(attributes(['slow_start.duration_seconds', '29'])),
    group(attributes(['slow_start.duration_seconds', '30'])),
  ],
  'pf-elbv2-tg-target-control-port-scope': [
    tcp({ TargetControlPort: 3000 }),
    group({ TargetControlPort: 3000 }),
  ],
  'pf-elbv2-tg-target-ip-not-public': [
    group(targets('8.8.8.8')),
    group(targets('10.0.0.8')),
  ],
  'pf-elbv2-tg-vpc-required-non-lambda': [group({ VpcId: undefined }), group()],
};
