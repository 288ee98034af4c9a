import { Examples, Resources, base, times } from './Example';

const LB = 'AWS::ElasticLoadBalancingV2';

const balancer = (Type: string, properties: object = {}) => ({
  Type: `${LB}::LoadBalancer`,
  Properties: {
    Type,
    ...(Type !== 'gateway' && { Scheme: 'internal' }),
    Subnets: [base('SubnetA'), base('SubnetB')],
    ...properties,
  },
});

const group = (Protocol: string, properties: object = {}) => ({
  Type: `${LB}::TargetGroup`,
  Properties: {
    VpcId: base('Vpc'),
    TargetType: 'ip',
    Protocol,
    Port: Protocol === 'GENEVE' ? 6081 : 80,
    ...properties,
  },
});

const FIXED = {
  Type: 'fixed-response',
  FixedResponseConfig: { StatusCode: '404' },
};

const FORWARD = { Type: 'forward', TargetGroupArn: { Ref: 'Group' } };

const Certificates = [{ CertificateArn: base('Certificate') }];

const actions = (...DefaultActions: object[]) => ({ DefaultActions });

/** A listener of an application load balancer, for HTTP. */
const http = (properties: object = {}): Resources => ({
  Lb: balancer('application'),
  Group: group('HTTP'),
  It: {
    Type: `${LB}::Listener`,
    Properties: {
      LoadBalancerArn: { Ref: 'Lb' },
      Protocol: 'HTTP',
      Port: 80,
      DefaultActions: [FIXED],
      ...properties,
    },
  },
});

const https = (properties: object = {}) =>
  http({ Protocol: 'HTTPS', Port: 443, Certificates, ...properties });

/** A listener of a network load balancer that forwards to a group of some protocol. */
const network = (
  protocol: string,
  properties: object = {},
  to = group(protocol === 'TLS' ? 'TCP' : protocol),
): Resources => ({
  Lb: balancer('network'),
  Group: to,
  It: {
    Type: `${LB}::Listener`,
    Properties: {
      LoadBalancerArn: { Ref: 'Lb' },
      Protocol: protocol,
      Port: 80,
      ...(protocol === 'TLS' && { Certificates }),
      DefaultActions: [FORWARD],
      ...properties,
    },
  },
});

const attributes = (...pairs: [key: string, value: string][]) => ({
  ListenerAttributes: pairs.map(([Key, Value]) => ({ Key, Value })),
});

const toGroups = (...groups: object[]) => ({
  Type: 'forward',
  ForwardConfig: { TargetGroups: groups },
});

const sticky = (settings: object) => ({
  Type: 'forward',
  ForwardConfig: {
    TargetGroups: [{ TargetGroupArn: { Ref: 'Group' } }],
    TargetGroupStickinessConfig: settings,
  },
});

const redirect = (settings: object) => ({
  Type: 'redirect',
  RedirectConfig: { StatusCode: 'HTTP_301', Host: 'other.test', ...settings },
});

/** A listener of a load balancer that is not in the template. */
const elsewhere = ({ Lb, It, ...resources }: Resources): Resources => ({
  ...resources,
  It: {
    ...It,
    Properties: {
      ...It.Properties,
      LoadBalancerArn: base('Balancer'),
      Port: 8081,
    },
  },
});

/** Several target groups, and a listener that forwards to all of them. */
const spread = (
  groups: ReturnType<typeof group>[],
  weights: (number | undefined)[] = groups.map(() => 1),
): Resources => ({
  ...http(
    actions(
      toGroups(
        ...groups.map((_, index) => ({
          TargetGroupArn: { Ref: `Group${index}` },
          Weight: weights[index],
        })),
      ),
    ),
  ),
  ...Object.fromEntries(groups.map((one, index) => [`Group${index}`, one])),
});

const oidc = (settings: object = {}) => ({
  Type: 'authenticate-oidc',
  Order: 1,
  AuthenticateOidcConfig: {
    Issuer: 'https://id.test',
    AuthorizationEndpoint: 'https://id.test/authorize',
    TokenEndpoint: 'https://id.test/token',
    UserInfoEndpoint: 'https://id.test/info',
    ClientId: 'web',
    ClientSecret: 'secret',
    ...settings,
  },
});

const authenticated = (settings: object = {}) =>
  https(actions(oidc(settings), { ...FIXED, Order: 2 }));

const cognito = (region: string) =>
  https(
    actions(
      {
        Type: 'authenticate-cognito',
        Order: 1,
        AuthenticateCognitoConfig: {
          UserPoolArn: `arn:aws:cognito-idp:${region}:123456789012:userpool/${region}_a`,
          UserPoolClientId: 'a',
          UserPoolDomain: 'a',
        },
      },
      { ...FIXED, Order: 2 },
    ),
  );

const mutual = (MutualAuthentication: object, of = https) =>
  of({ MutualAuthentication });

const trustStore = (region: string) =>
  `arn:aws:elasticloadbalancing:${region}:123456789012:truststore/a/0123456789abcdef`;

const certified = (CertificateArn: unknown) =>
  https({ Certificates: [{ CertificateArn }] });

const extraCertificate = (listener: Resources, arn: unknown): Resources => ({
  ...listener,
  Extra: {
    Type: `${LB}::ListenerCertificate`,
    Properties: {
      ListenerArn: { Ref: 'It' },
      Certificates: [{ CertificateArn: arn }],
    },
  },
});

/** A load balancer in a network of its own, with a target group in a network. */
const acrossNetworks = (VpcId: string): Resources => ({
  Net: { Type: 'AWS::EC2::VPC', Properties: { CidrBlock: '10.1.0.0/16' } },
  Other: { Type: 'AWS::EC2::VPC', Properties: { CidrBlock: '10.2.0.0/16' } },
  ...Object.fromEntries(
    ['a', 'b'].map((zone, index) => [
      `Subnet${zone}`,
      {
        Type: 'AWS::EC2::Subnet',
        Properties: {
          VpcId: { Ref: 'Net' },
          CidrBlock: `10.1.${index}.0/24`,
          AvailabilityZone: `eu-west-1${zone}`,
        },
      },
    ]),
  ),
  ...http(actions(FORWARD)),
  Lb: balancer('application', {
    Subnets: [{ Ref: 'Subneta' }, { Ref: 'Subnetb' }],
  }),
  Group: group('HTTP', { VpcId: { Ref: VpcId } }),
});

const second = (lb: string): Resources => ({
  ...http(actions(FORWARD)),
  Lb2: balancer('application'),
  Second: {
    Type: `${LB}::Listener`,
    Properties: {
      LoadBalancerArn: { Ref: lb },
      Protocol: 'HTTP',
      Port: 81,
      DefaultActions: [FORWARD],
    },
  },
});

/** The rules for `AWS::ElasticLoadBalancingV2::Listener` and its actions. */
export const listeners: Examples = {
  'pf-elbv2-action-cognito-userpool-region': [
    cognito('us-east-1'),
    cognito('eu-west-1'),
  ],
  'pf-elbv2-action-fixed-response-content-type': [
    http(
      actions({
        Type: 'fixed-response',
        FixedResponseConfig: { StatusCode: '404', ContentType: 'text/xml' },
      }),
    ),
    http(
      actions({
        Type: 'fixed-response',
        FixedResponseConfig: { StatusCode: '404', ContentType: 'text/css' },
      }),
    ),
  ],
  'pf-elbv2-action-forward-same-ip-type': [
    elsewhere(
      spread([group('HTTP'), group('HTTP', { IpAddressType: 'ipv6' })]),
    ),
    elsewhere(
      spread([group('HTTP'), group('HTTP', { IpAddressType: 'ipv4' })]),
    ),
  ],
  'pf-elbv2-action-forward-same-protocol': [
    spread([group('HTTP'), group('HTTPS')]),
    spread([group('HTTP'), group('HTTP')]),
  ],
  'pf-elbv2-action-forward-stickiness-duration-range': [
    http(actions(sticky({ Enabled: true, DurationSeconds: 604801 }))),
    http(actions(sticky({ Enabled: true, DurationSeconds: 604800 }))),
  ],
  'pf-elbv2-action-forward-stickiness-duration-required': [
    http(actions(sticky({ Enabled: true }))),
    http(actions(sticky({ Enabled: false }))),
  ],
  'pf-elbv2-action-forward-stickiness-tls': [
    network('TLS', actions(sticky({ Enabled: true, DurationSeconds: 60 }))),
    network('TCP', actions(sticky({ Enabled: true, DurationSeconds: 60 }))),
  ],
  'pf-elbv2-action-forward-tg-count-max': [
    spread(times(6, () => group('HTTP'))),
    spread(times(5, () => group('HTTP'))),
  ],
  'pf-elbv2-action-forward-tgarn-conflict': [
    {
      ...http(
        actions({
          ...FORWARD,
          ...toGroups({ TargetGroupArn: { Ref: 'Other' }, Weight: 1 }),
        }),
      ),
      Other: group('HTTP'),
    },
    http(
      actions({
        ...FORWARD,
        ...toGroups({ TargetGroupArn: { Ref: 'Group' }, Weight: 1 }),
      }),
    ),
  ],
  'pf-elbv2-action-forward-weight-range': [
    spread([group('HTTP'), group('HTTP')], [1, 1000]),
    spread([group('HTTP'), group('HTTP')], [1, 999]),
  ],
  'pf-elbv2-action-forward-weight-required-multi': [
    spread([group('HTTP'), group('HTTP')], [1, undefined]),
    spread([group('HTTP'), group('HTTP')], [1, 0]),
  ],
  'pf-elbv2-action-oidc-endpoint-https': [
    authenticated({ TokenEndpoint: 'http://id.test/token' }),
    authenticated(),
  ],
  'pf-elbv2-action-oidc-extra-params-max': [
    authenticated({ AuthenticationRequestExtraParams: params(11) }),
    authenticated({ AuthenticationRequestExtraParams: params(10) }),
  ],
  'pf-elbv2-action-oidc-on-unauthenticated-values': [
    authenticated({ OnUnauthenticatedRequest: 'refuse' }),
    authenticated({ OnUnauthenticatedRequest: 'deny' }),
  ],
  'pf-elbv2-action-redirect-https-to-http': [
    https(actions(redirect({ Protocol: 'HTTP' }))),
    https(actions(redirect({ Protocol: 'HTTPS' }))),
  ],
  'pf-elbv2-action-redirect-no-change': [
    http(actions(redirect({ Host: '#{host}' }))),
    http(actions(redirect({ Host: 'www.#{host}' }))),
  ],
  'pf-elbv2-action-redirect-path-leading-slash': [
    http(actions(redirect({ Path: 'a' }))),
    http(actions(redirect({ Path: '/a' }))),
  ],
  'pf-elbv2-action-redirect-port-value': [
    http(actions(redirect({ Port: '65536' }))),
    http(actions(redirect({ Port: '65535' }))),
  ],
  'pf-elbv2-action-redirect-status-code': [
    http(actions(redirect({ StatusCode: 'HTTP_307' }))),
    http(actions(redirect({ StatusCode: 'HTTP_302' }))),
  ],
  'pf-elbv2-action-session-timeout-range': [
    authenticated({ SessionTimeout: 604801 }),
    authenticated({ SessionTimeout: 604800 }),
  ],
  'pf-elbv2-listener-action-config-type-match': [
    http(
      actions({
        ...FORWARD,
        FixedResponseConfig: { StatusCode: '404' },
      }),
    ),
    http(actions(FORWARD)),
  ],
  'pf-elbv2-listener-action-order-required': [
    https(actions({ ...oidc(), Order: undefined }, { ...FIXED, Order: 2 })),
    authenticated(),
  ],
  'pf-elbv2-listener-alb-target-tg-listener-protocol': [
    network(
      'TLS',
      {},
      group('TCP', { TargetType: 'alb', HealthCheckProtocol: 'HTTP' }),
    ),
    network(
      'TCP',
      {},
      group('TCP', { TargetType: 'alb', HealthCheckProtocol: 'HTTP' }),
    ),
  ],
  'pf-elbv2-listener-alpn-single': [
    network('TLS', { AlpnPolicy: ['HTTP1Only', 'HTTP2Only'] }),
    network('TLS', { AlpnPolicy: ['HTTP2Only'] }),
  ],
  'pf-elbv2-listener-alpn-tls-only': [
    https({ AlpnPolicy: ['HTTP2Only'] }),
    network('TLS', { AlpnPolicy: ['HTTP2Only'] }),
  ],
  'pf-elbv2-listener-alpn-values': [
    network('TLS', { AlpnPolicy: ['HTTP3'] }),
    network('TLS', { AlpnPolicy: ['None'] }),
  ],
  'pf-elbv2-listener-attr-header-name-format': [
    https(
      attributes([
        'routing.http.request.x_amzn_tls_version.header_name',
        'tls version',
      ]),
    ),
    https(
      attributes([
        'routing.http.request.x_amzn_tls_version.header_name',
        'tls-version',
      ]),
    ),
  ],
  'pf-elbv2-listener-attr-key-known': [
    http(attributes(['routing.http.response.server', 'true'])),
    http(attributes(['routing.http.response.server.enabled', 'true'])),
  ],
  'pf-elbv2-listener-attr-key-lb-type': [
    http(attributes(['tcp.idle_timeout.seconds', '60'])),
    network('TCP', attributes(['tcp.idle_timeout.seconds', '60'])),
  ],
  'pf-elbv2-listener-attr-server-enabled-value': [
    http(attributes(['routing.http.response.server.enabled', 'on'])),
    http(attributes(['routing.http.response.server.enabled', 'false'])),
  ],
  'pf-elbv2-listener-attr-tcp-idle-timeout-range': [
    network('TCP', attributes(['tcp.idle_timeout.seconds', '59'])),
    network('TCP', attributes(['tcp.idle_timeout.seconds', '60'])),
  ],
  'pf-elbv2-listener-attr-x-content-type-options-value': [
    http(
      attributes([
        'routing.http.response.x_content_type_options.header_value',
        'sniff',
      ]),
    ),
    http(
      attributes([
        'routing.http.response.x_content_type_options.header_value',
        'nosniff',
      ]),
    ),
  ],
  'pf-elbv2-listener-attr-x-frame-options-value': [
    http(
      attributes([
        'routing.http.response.x_frame_options.header_value',
        'ALLOW',
      ]),
    ),
    http(
      attributes([
        'routing.http.response.x_frame_options.header_value',
        'DENY',
      ]),
    ),
  ],
  'pf-elbv2-listener-auth-action-https-only': [
    http(actions(oidc(), { ...FIXED, Order: 2 })),
    authenticated(),
  ],
  'pf-elbv2-listener-cert-exactly-one': [
    https({ Certificates: [...Certificates, ...Certificates] }),
    https(),
  ],
  'pf-elbv2-listener-cert-insecure-protocol': [http({ Certificates }), https()],
  'pf-elbv2-listener-cert-not-acm-or-iam': [
    certified('arn:aws:s3:eu-west-1:123456789012:certificate/a'),
    certified(base('Certificate')),
  ],
  'pf-elbv2-listener-cert-region': [
    certified('arn:aws:acm:us-east-1:123456789012:certificate/a'),
    certified(base('Certificate')),
  ],
  'pf-elbv2-listener-certificate-region': [
    extraCertificate(
      https(),
      'arn:aws:acm:us-east-1:123456789012:certificate/a',
    ),
    extraCertificate(https(), base('Certificate')),
  ],
  'pf-elbv2-listener-certificate-secure-listener': [
    extraCertificate(http(), base('Certificate')),
    extraCertificate(https(), base('Certificate')),
  ],
  'pf-elbv2-listener-default-action-routing-last': [
    https(actions(oidc())),
    authenticated(),
  ],
  'pf-elbv2-listener-mtls-advertise-verify-only': [
    mutual({ Mode: 'passthrough', AdvertiseTrustStoreCaNames: 'on' }),
    mutual({ Mode: 'passthrough' }),
  ],
  'pf-elbv2-listener-mtls-https-only': [
    mutual({ Mode: 'passthrough' }, http),
    mutual({ Mode: 'passthrough' }),
  ],
  'pf-elbv2-listener-mtls-ignore-expiry-verify-only': [
    mutual({ Mode: 'passthrough', IgnoreClientCertificateExpiry: true }),
    mutual({ Mode: 'passthrough' }),
  ],
  'pf-elbv2-listener-mtls-mode-values': [
    mutual({ Mode: 'on' }),
    mutual({ Mode: 'off' }),
  ],
  'pf-elbv2-listener-mtls-truststore-region': [
    mutual({ Mode: 'verify', TrustStoreArn: trustStore('us-east-1') }),
    mutual({ Mode: 'verify', TrustStoreArn: trustStore('eu-west-1') }),
  ],
  'pf-elbv2-listener-mtls-truststore-required': [
    mutual({ Mode: 'verify' }),
    mutual({ Mode: 'off' }),
  ],
  'pf-elbv2-listener-mtls-truststore-verify-only': [
    mutual({ Mode: 'passthrough', TrustStoreArn: trustStore('eu-west-1') }),
    mutual({ Mode: 'passthrough' }),
  ],
  'pf-elbv2-listener-nlb-action-forward-only': [
    network('TCP', actions(FIXED)),
    network('TCP'),
  ],
  'pf-elbv2-listener-port-required': [http({ Port: undefined }), http()],
  'pf-elbv2-listener-protocol-lb-type': [http({ Protocol: 'TCP' }), http()],
  'pf-elbv2-listener-sslpolicy-known': [
    https({ SslPolicy: 'ELBSecurityPolicy-TLS13-1-2' }),
    https({ SslPolicy: 'ELBSecurityPolicy-TLS13-1-2-2021-06' }),
  ],
  'pf-elbv2-listener-sslpolicy-secure-only': [
    http({ SslPolicy: 'ELBSecurityPolicy-TLS13-1-2-2021-06' }),
    https({ SslPolicy: 'ELBSecurityPolicy-TLS13-1-2-2021-06' }),
  ],
  'pf-elbv2-listener-tg-protocol-match': [
    network('UDP', {}, group('TCP')),
    network('UDP', {}, group('TCP_UDP')),
  ],
  'pf-elbv2-listener-tg-vpc-match': [
    acrossNetworks('Other'),
    acrossNetworks('Net'),
  ],
  'pf-elbv2-listener-udp-dualstack': [
    {
      ...network('UDP'),
      Lb: balancer('network', { IpAddressType: 'dualstack' }),
    },
    network('UDP'),
  ],
  'pf-elbv2-tg-ipv6-with-ipv4-lb': [
    {
      ...http(actions(FORWARD)),
      Group: group('HTTP', { IpAddressType: 'ipv6' }),
    },
    http(actions(FORWARD)),
  ],
  'pf-elbv2-tg-single-load-balancer': [second('Lb2'), second('Lb')],
};

function params(count: number): Record<string, string> {
  return Object.fromEntries(times(count, index => [`p${index}`, 'a']));
}
