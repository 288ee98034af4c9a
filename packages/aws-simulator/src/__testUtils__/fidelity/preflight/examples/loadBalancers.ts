import { Examples, Resources, base, times } from './Example';

const TYPE = 'AWS::ElasticLoadBalancingV2::LoadBalancer';

const Subnets = [base('SubnetA'), base('SubnetB')];

/** An internal application load balancer. */
const balancer = (properties: object = {}): Resources => ({
  It: {
    Type: TYPE,
    Properties: { Scheme: 'internal', Subnets, ...properties },
  },
});

const network = (properties: object = {}) =>
  balancer({ Type: 'network', ...properties });

const gateway = (properties: object = {}) =>
  balancer({ Type: 'gateway', Scheme: undefined, ...properties });

const attributes = (...pairs: [key: string, value: string][]) => ({
  LoadBalancerAttributes: pairs.map(([Key, Value]) => ({ Key, Value })),
});

/** A mapping of the only subnet. */
const mapped = (mapping: object) => ({
  Subnets: undefined,
  SubnetMappings: [{ SubnetId: base('SubnetA'), ...mapping }],
});

const bothMapped = (mapping: object) => ({
  Subnets: undefined,
  SubnetMappings: Subnets.map(SubnetId => ({ SubnetId, ...mapping })),
});

const ADDRESS: Resources = {
  Address: { Type: 'AWS::EC2::EIP', Properties: { Domain: 'vpc' } },
};
const AllocationId = { 'Fn::GetAtt': ['Address', 'AllocationId'] };

/** A network of its own, with a load balancer and a security group. */
const inOwnNetwork = (groupIn: string, zones = ['a', 'b']): Resources => ({
  Net: { Type: 'AWS::EC2::VPC', Properties: { CidrBlock: '10.1.0.0/16' } },
  Other: { Type: 'AWS::EC2::VPC', Properties: { CidrBlock: '10.2.0.0/16' } },
  ...Object.fromEntries(
    zones.map((zone, index) => [
      `Subnet${index}`,
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
  Group: {
    Type: 'AWS::EC2::SecurityGroup',
    Properties: { GroupDescription: 'web', VpcId: { Ref: groupIn } },
  },
  ...balancer({
    Subnets: zones.map((_, index) => ({ Ref: `Subnet${index}` })),
    SecurityGroups: [{ Ref: 'Group' }],
  }),
});

/** Listeners that verify the certificates of clients. */
const verifying = (count: number): Resources => ({
  ...balancer(),
  ...Object.fromEntries(
    times(count, index => [
      `Listener${index}`,
      {
        Type: 'AWS::ElasticLoadBalancingV2::Listener',
        Properties: {
          LoadBalancerArn: { Ref: 'It' },
          Port: 443 + index,
          Protocol: 'HTTPS',
          Certificates: [{ CertificateArn: base('Certificate') }],
          MutualAuthentication: {
            Mode: 'verify',
            TrustStoreArn:
              'arn:aws:elasticloadbalancing:eu-west-1:123456789012:truststore/a/0123456789abcdef',
          },
          DefaultActions: [
            {
              Type: 'fixed-response',
              FixedResponseConfig: { StatusCode: '404' },
            },
          ],
        },
      },
    ]),
  ),
});

const ENFORCED = {
  EnforceSecurityGroupInboundRulesOnPrivateLinkTraffic: 'on',
};

/** The rules for `AWS::ElasticLoadBalancingV2::LoadBalancer`. */
export const loadBalancers: Examples = {
  'pf-elbv2-alb-subnet-count': [
    balancer({ Subnets: [base('SubnetA')] }),
    balancer(),
  ],
  'pf-elbv2-lb-attr-access-logs-bucket-required': [
    balancer(attributes(['access_logs.s3.enabled', 'true'])),
    {
      Bucket: {
        Type: 'AWS::S3::Bucket',
        Properties: { BucketName: 'acme-logs' },
      },
      Policy: {
        Type: 'AWS::S3::BucketPolicy',
        Properties: {
          Bucket: { Ref: 'Bucket' },
          PolicyDocument: {
            Statement: {
              Effect: 'Allow',
              Principal: {
                Service: 'logdelivery.elasticloadbalancing.amazonaws.com',
              },
              Action: 's3:PutObject',
              Resource: 'arn:aws:s3:::acme-logs/AWSLogs/*',
            },
          },
        },
      },
      It: {
        ...balancer(
          attributes(
            ['access_logs.s3.enabled', 'true'],
            ['access_logs.s3.bucket', 'acme-logs'],
          ),
        ).It,
        DependsOn: 'Policy',
      },
    },
  ],
  'pf-elbv2-lb-attr-alb-cross-zone-immutable': [
    balancer(attributes(['load_balancing.cross_zone.enabled', 'false'])),
    network(attributes(['load_balancing.cross_zone.enabled', 'false'])),
  ],
  'pf-elbv2-lb-attr-alb-only-on-gwlb': [
    gateway(attributes(['zonal_shift.config.enabled', 'true'])),
    gateway(attributes(['load_balancing.cross_zone.enabled', 'true'])),
  ],
  'pf-elbv2-lb-attr-boolean-value': [
    balancer(attributes(['routing.http2.enabled', 'yes'])),
    balancer(attributes(['routing.http2.enabled', 'false'])),
  ],
  'pf-elbv2-lb-attr-client-keep-alive-range': [
    balancer(attributes(['client_keep_alive.seconds', '59'])),
    balancer(attributes(['client_keep_alive.seconds', '60'])),
  ],
  'pf-elbv2-lb-attr-connection-logs-bucket-required': [
    balancer(attributes(['connection_logs.s3.enabled', 'true'])),
    balancer(
      attributes(
        ['connection_logs.s3.enabled', 'true'],
        ['connection_logs.s3.bucket', 'logs'],
      ),
    ),
  ],
  'pf-elbv2-lb-attr-count-max': [
    balancer(attributes(...manyAttributes(21))),
    balancer(attributes(...manyAttributes(20))),
  ],
  'pf-elbv2-lb-attr-desync-mitigation-mode': [
    balancer(attributes(['routing.http.desync_mitigation_mode', 'strict'])),
    balancer(attributes(['routing.http.desync_mitigation_mode', 'strictest'])),
  ],
  'pf-elbv2-lb-attr-dns-record-client-routing-policy': [
    network(attributes(['dns_record.client_routing_policy', 'any'])),
    network(
      attributes([
        'dns_record.client_routing_policy',
        'availability_zone_affinity',
      ]),
    ),
  ],
  'pf-elbv2-lb-attr-duplicate-key': [
    balancer(
      attributes(
        ['idle_timeout.timeout_seconds', '30'],
        ['idle_timeout.timeout_seconds', '31'],
      ),
    ),
    balancer(
      attributes(
        ['idle_timeout.timeout_seconds', '30'],
        ['client_keep_alive.seconds', '60'],
      ),
    ),
  ],
  'pf-elbv2-lb-attr-key-known': [
    balancer(attributes(['idle_timeout.seconds', '30'])),
    balancer(attributes(['idle_timeout.timeout_seconds', '30'])),
  ],
  'pf-elbv2-lb-attr-key-lb-type': [
    network(attributes(['routing.http2.enabled', 'true'])),
    balancer(attributes(['routing.http2.enabled', 'true'])),
  ],
  'pf-elbv2-lb-attr-secondary-ips-range': [
    network(attributes(['secondary_ips.auto_assigned.per_subnet', '8'])),
    network(attributes(['secondary_ips.auto_assigned.per_subnet', '7'])),
  ],
  'pf-elbv2-lb-attr-xff-header-processing-mode': [
    balancer(attributes(['routing.http.xff_header_processing.mode', 'drop'])),
    balancer(attributes(['routing.http.xff_header_processing.mode', 'remove'])),
  ],
  'pf-elbv2-lb-dualstack-no-public-ipv4-alb-only': [
    network({ IpAddressType: 'dualstack-without-public-ipv4' }),
    balancer({
      Scheme: 'internet-facing',
      IpAddressType: 'dualstack-without-public-ipv4',
    }),
  ],
  'pf-elbv2-lb-eip-nlb-only': [
    {
      ...ADDRESS,
      ...balancer({
        ...bothMapped({}),
        Scheme: 'internet-facing',
        SubnetMappings: [
          { SubnetId: base('SubnetA'), AllocationId },
          { SubnetId: base('SubnetB') },
        ],
      }),
    },
    {
      ...ADDRESS,
      ...network({ ...mapped({ AllocationId }), Scheme: 'internet-facing' }),
    },
  ],
  'pf-elbv2-lb-eip-with-private-ipv4': [
    {
      ...ADDRESS,
      ...network(mapped({ AllocationId, PrivateIPv4Address: '10.0.0.99' })),
    },
    {
      ...ADDRESS,
      ...network({ ...mapped({ AllocationId }), Scheme: 'internet-facing' }),
    },
  ],
  'pf-elbv2-lb-enforce-sg-privatelink-nlb-only': [
    balancer({ ...ENFORCED, SecurityGroups: [base('Group')] }),
    network({ ...ENFORCED, SecurityGroups: [base('Group')] }),
  ],
  'pf-elbv2-lb-enforce-sg-privatelink-requires-sg': [
    network(ENFORCED),
    network({ ...ENFORCED, SecurityGroups: [base('Group')] }),
  ],
  'pf-elbv2-lb-gwlb-no-scheme': [gateway({ Scheme: 'internal' }), gateway()],
  'pf-elbv2-lb-gwlb-no-security-groups': [
    gateway({ SecurityGroups: [base('Group')] }),
    gateway(),
  ],
  'pf-elbv2-lb-idle-timeout-range': [
    balancer(attributes(['idle_timeout.timeout_seconds', '4001'])),
    balancer(attributes(['idle_timeout.timeout_seconds', '4000'])),
  ],
  'pf-elbv2-lb-ipv6-address-internet-facing-only': [
    network({
      ...mapped({ IPv6Address: '2001:db8::1' }),
      IpAddressType: 'dualstack',
    }),
    network({
      ...mapped({ IPv6Address: '2001:db8::1' }),
      IpAddressType: 'dualstack',
      Scheme: 'internet-facing',
    }),
  ],
  'pf-elbv2-lb-mtls-verify-listener-max': [verifying(3), verifying(2)],
  'pf-elbv2-lb-name': [
    balancer({ Name: 'internal-web' }),
    balancer({ Name: 'web-internal' }),
  ],
  'pf-elbv2-lb-one-subnet-per-az': [
    inOwnNetwork('Net', ['a', 'b', 'b']),
    inOwnNetwork('Net', ['a', 'b', 'c']),
  ],
  'pf-elbv2-lb-private-ipv4-internal-only': [
    network({
      ...mapped({ PrivateIPv4Address: '10.0.0.98' }),
      Scheme: 'internet-facing',
    }),
    network(mapped({ PrivateIPv4Address: '10.0.0.98' })),
  ],
  'pf-elbv2-lb-sg-vpc-match': [inOwnNetwork('Other'), inOwnNetwork('Net')],
  'pf-elbv2-lb-source-nat-prefix-netmask': [
    network({
      ...mapped({ SourceNatIpv6Prefix: '2001:db8::/64' }),
      IpAddressType: 'dualstack',
      EnablePrefixForIpv6SourceNat: 'on',
    }),
    network({
      ...mapped({ SourceNatIpv6Prefix: 'auto_assigned' }),
      IpAddressType: 'dualstack',
      EnablePrefixForIpv6SourceNat: 'on',
    }),
  ],
  'pf-elbv2-lb-source-nat-prefix-nlb-only': [
    balancer({ EnablePrefixForIpv6SourceNat: 'off' }),
    network({ EnablePrefixForIpv6SourceNat: 'off' }),
  ],
  'pf-elbv2-lb-source-nat-prefix-requires-dualstack': [
    network({ EnablePrefixForIpv6SourceNat: 'on' }),
    network({ EnablePrefixForIpv6SourceNat: 'off' }),
  ],
};

/** Attributes of an application load balancer that need nothing else. */
function manyAttributes(count: number): [string, string][] {
  const switches = [
    'access_logs.s3.enabled',
    'connection_logs.s3.enabled',
    'deletion_protection.enabled',
    'health_check_logs.s3.enabled',
    'routing.http.drop_invalid_header_fields.enabled',
    'routing.http.preserve_host_header.enabled',
    'routing.http.x_amzn_tls_version_and_cipher_suite.enabled',
    'routing.http.xff_client_port.enabled',
    'routing.http2.enabled',
    'waf.fail_open.enabled',
    'zonal_shift.config.enabled',
  ].map((key): [string, string] => [key, 'false']);
  const logs = ['access', 'connection', 'health_check'].flatMap(
    (what): [string, string][] => [
      [`${what}_logs.s3.bucket`, 'logs'],
      [`${what}_logs.s3.prefix`, 'web'],
    ],
  );
  const all: [string, string][] = [
    ...switches,
    ...logs,
    ['client_keep_alive.seconds', '60'],
    ['idle_timeout.timeout_seconds', '60'],
    ['routing.http.desync_mitigation_mode', 'monitor'],
    ['routing.http.xff_header_processing.mode', 'append'],
  ];
  return all.slice(0, count);
}
