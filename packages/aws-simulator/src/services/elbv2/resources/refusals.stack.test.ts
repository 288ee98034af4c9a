import { Ec2 } from '../../ec2/model/Ec2';
import { createBucket } from '../../s3/model/buckets';
import { Elbv2 } from '../model/Elbv2';
import { imported, RefusalBench } from '../../../__testUtils__/RefusalBench';

const ELB = 'AWS::ElasticLoadBalancingV2';
const SUBNETS = [imported('SubnetA'), imported('SubnetB')];
const FORWARD = { Type: 'forward', TargetGroupArn: imported('Targets') };

let bench: RefusalBench;
beforeAll(async () => {
  bench = await RefusalBench.ready({
    Balancer: {
      Type: `${ELB}::LoadBalancer`,
      Properties: {
        Scheme: 'internal',
        Subnets: [{ Ref: 'SubnetA' }, { Ref: 'SubnetB' }],
      },
    },
    Network: {
      Type: `${ELB}::LoadBalancer`,
      Properties: {
        Type: 'network',
        Scheme: 'internal',
        Subnets: [{ Ref: 'SubnetA' }],
      },
    },
    Targets: {
      Type: `${ELB}::TargetGroup`,
      Properties: {
        Port: 80,
        Protocol: 'HTTP',
        TargetType: 'ip',
        VpcId: { Ref: 'Vpc' },
      },
    },
    Elsewhere: {
      Type: `${ELB}::TargetGroup`,
      Properties: {
        Port: 80,
        Protocol: 'HTTP',
        TargetType: 'ip',
        VpcId: { Ref: 'OtherVpc' },
      },
    },
    Listener: {
      Type: `${ELB}::Listener`,
      Properties: {
        LoadBalancerArn: { Ref: 'Balancer' },
        Port: 80,
        Protocol: 'HTTP',
        DefaultActions: [
          { Type: 'forward', TargetGroupArn: { Ref: 'Targets' } },
        ],
      },
    },
    Address: { Type: 'AWS::EC2::EIP' },
  });
  createBucket(bench.region, 'unset');
  createBucket(bench.region, 'of-networks').policy = JSON.stringify({
    Statement: {
      Effect: 'Allow',
      Principal: { Service: 'delivery.logs.amazonaws.com' },
      Action: 's3:PutObject',
      Resource: 'arn:aws:s3:::of-networks/AWSLogs/*',
    },
  });
});

describe('a listener', () => {
  const redirect = (config: object) => ({
    DefaultActions: [
      {
        Type: 'redirect',
        RedirectConfig: { StatusCode: 'HTTP_301', ...config },
      },
    ],
  });
  const fixed = (config: object) => ({
    DefaultActions: [{ Type: 'fixed-response', FixedResponseConfig: config }],
  });
  const forward = (...groups: object[]) => ({
    DefaultActions: [
      {
        Type: 'forward',
        ForwardConfig: {
          TargetGroups: groups.map(group => ({
            TargetGroupArn: imported('Targets'),
            ...group,
          })),
        },
      },
    ],
  });
  it.each<[string, object]>([
    [
      "You must specify 'RedirectConfig'",
      { DefaultActions: [{ Type: 'redirect' }] },
    ],
    [
      "You must specify 'FixedResponseConfig'",
      { DefaultActions: [{ Type: 'fixed-response' }] },
    ],
    [
      "Value '301' at 'defaultActions.1.member.redirectConfig.statusCode' failed to satisfy constraint: Member must satisfy enum value set: [HTTP_301, HTTP_302]",
      redirect({ StatusCode: '301', Protocol: 'HTTPS' }),
    ],
    ["should start with a '/'", redirect({ Path: 'x' })],
    ["should start with a '/'", redirect({ Path: '/#{query}' })],
    ['The Port parameter must be a valid port', redirect({ Port: '0' })],
    ['creates a loop', redirect({ Query: 'a=b' })],
    ['redirectConfig.protocol', redirect({ Protocol: 'TCP' })],
    [
      "Value '99' at 'defaultActions.1.member.fixedResponseConfig.statusCode' failed to satisfy constraint: Member must satisfy regular expression pattern: ^(2|4|5)\\d\\d$",
      fixed({ StatusCode: '99' }),
    ],
    ['fixedResponseConfig.statusCode', fixed({ StatusCode: '301' })],
    ['content type', fixed({ StatusCode: '200', ContentType: 'image/png' })],
    [
      'A target group ARN must be specified',
      { DefaultActions: [{ Type: 'forward' }] },
    ],
    ["The weight '1000'", forward({ Weight: 1000 })],
    ["The weight '-1'", forward({ Weight: -1 })],
    ['must specify a weight', forward({}, { Weight: 1 })],
    ['You can specify at most', forward(...Array(6).fill({ Weight: 1 }))],
    ['An action must be specified', { DefaultActions: [] }],
    ['must specify an order', { DefaultActions: [FORWARD, { ...FORWARD }] }],
    [
      "You cannot specify 'RedirectConfig' for actions of type 'forward'",
      {
        DefaultActions: [
          { ...FORWARD, RedirectConfig: { StatusCode: 'HTTP_301' } },
        ],
      },
    ],
    [
      "Value '99999' at 'port' failed to satisfy constraint: Member must have value less than or equal to 65535",
      { Port: 99999 },
    ],
    [
      "You cannot set ALPN policy on load balancers of type 'application'",
      { AlpnPolicy: ['HTTP2Only'] },
    ],
    ['security policy', { SslPolicy: 'ELBSecurityPolicy-2016-08' }],
    [
      'certificate cannot be specified',
      {
        Certificates: [
          { CertificateArn: 'arn:aws:acm:eu-west-1:1:certificate/x' },
        ],
      },
    ],
    ['Mutual authentication', { MutualAuthentication: { Mode: 'off' } }],
    ["Listener protocol 'TCP'", { Protocol: 'TCP' }],
    [
      'not in the same VPC',
      {
        DefaultActions: [
          { Type: 'forward', TargetGroupArn: imported('Elsewhere') },
        ],
      },
    ],
    [
      "Actions of type 'fixed-response' are not supported",
      {
        LoadBalancerArn: imported('Network'),
        Protocol: 'TCP',
        ...fixed({ StatusCode: '404' }),
      },
    ],
    [
      'You cannot set ALPN policy on TCP listeners',
      {
        LoadBalancerArn: imported('Network'),
        Protocol: 'TCP',
        AlpnPolicy: ['None'],
      },
    ],
  ])('is refused: %s', async (text, properties) => {
    expect(
      await bench.reason(`${ELB}::Listener`, {
        LoadBalancerArn: imported('Balancer'),
        Port: 81,
        Protocol: 'HTTP',
        DefaultActions: [FORWARD],
        ...properties,
      }),
    ).toContain(text);
  });

  it.each<[object]>([
    [redirect({ Protocol: 'HTTPS', Port: '443' })],
    [redirect({ Path: '/new/#{path}' })],
    [fixed({ StatusCode: '503', ContentType: 'text/plain' })],
    [forward({ Weight: 0 }, { Weight: 999 })],
  ])('takes %j', async properties => {
    expect(
      await bench.reason(`${ELB}::Listener`, {
        LoadBalancerArn: imported('Balancer'),
        Port: 8000 + JSON.stringify(properties).length,
        Protocol: 'HTTP',
        ...properties,
      }),
    ).toBeUndefined();
  });

  it('does not share a target group with another load balancer', async () => {
    const reason = await bench.reason(
      `${ELB}::Listener`,
      {
        LoadBalancerArn: { Ref: 'Second' },
        Port: 80,
        Protocol: 'HTTP',
        DefaultActions: [FORWARD],
      },
      {
        Second: {
          Type: `${ELB}::LoadBalancer`,
          Properties: { Scheme: 'internal', Subnets: SUBNETS },
        },
      },
    );
    expect(reason).toMatch(
      /The following target groups cannot be associated with more than one load balancer: arn:.*HandlerErrorCode: ServiceLimitExceeded/,
    );
  });
});

describe('a rule', () => {
  const path = (...Values: string[]) => ({ Field: 'path-pattern', Values });
  it.each<[string, object]>([
    ["Value '0' at 'priority'", { Priority: 0 }],
    ["Value '50001' at 'priority'", { Priority: 50001 }],
    ['A condition must be specified', { Conditions: [] }],
    [
      'A condition value must be specified',
      { Conditions: [{ Field: 'path-pattern' }] },
    ],
    [
      "For conditions of type 'source-ip', you must specify the following fields: 'Values or RegexValues or SourceIpConfig'",
      { Conditions: [{ Field: 'source-ip' }] },
    ],
    [
      "You must provide exactly one of the following: ['Values' 'RegexValues'] for config of type 'PathPatternConfig'",
      { Conditions: [{ Field: 'path-pattern', PathPatternConfig: {} }] },
    ],
    [
      "A rule can only have one 'path-pattern' condition",
      { Conditions: [path('/a'), path('/b')] },
    ],
    [
      "A rule can only have '5' condition wildcards",
      { Conditions: [path('/*/*/*', '/?/?/?')] },
    ],
    [
      "A rule can only have '5' condition values",
      { Conditions: [path('/a', '/b', '/c', '/d', '/e', '/f')] },
    ],
    [
      "The specified value 'x' is not a valid CIDR block",
      {
        Conditions: [{ Field: 'source-ip', SourceIpConfig: { Values: ['x'] } }],
      },
    ],
    [
      "Condition field 'color' must be one of 'http-header,http-request-method,host-header,query-string,source-ip,path-pattern'",
      { Conditions: [{ Field: 'color', Values: ['a'] }] },
    ],
    [
      "You cannot specify 'host' as an HTTP header name",
      {
        Conditions: [
          {
            Field: 'http-header',
            HttpHeaderConfig: { HttpHeaderName: 'Host', Values: ['a'] },
          },
        ],
      },
    ],
    [
      'contains a character that is not valid',
      {
        Conditions: [
          {
            Field: 'http-request-method',
            HttpRequestMethodConfig: { Values: ['get'] },
          },
        ],
      },
    ],
    [
      'contains a character that is not valid',
      { Conditions: [{ Field: 'host-header', Values: ['localhost'] }] },
    ],
    [
      "Condition value for 'path-pattern' cannot contain more than 128 characters",
      { Conditions: [path(`/${'a'.repeat(128)}`)] },
    ],
    ['An action must be specified', { Actions: [] }],
    [
      'A target group ARN must be specified',
      { Actions: [{ Type: 'forward' }] },
    ],
  ])('is refused: %s', async (text, properties) => {
    expect(
      await bench.reason(`${ELB}::ListenerRule`, {
        ListenerArn: imported('Listener'),
        Priority: 7,
        Conditions: [path('/a')],
        Actions: [FORWARD],
        ...properties,
      }),
    ).toContain(text);
  });
});

describe('a target group', () => {
  const attributes = (settings: Record<string, string>) => ({
    TargetGroupAttributes: Object.entries(settings).map(([Key, Value]) => ({
      Key,
      Value,
    })),
  });
  it.each<[string, object]>([
    ['Health check enabled must be true', { HealthCheckEnabled: false }],
    ["Health check protocol 'TCP'", { HealthCheckProtocol: 'TCP' }],
    ["Health check protocol 'UDP'", { HealthCheckProtocol: 'UDP' }],
    ["Health check port '0'", { HealthCheckPort: '0' }],
    ["Protocol version 'HTTP3'", { ProtocolVersion: 'HTTP3' }],
    ['a gRPC code', { Matcher: { GrpcCode: '12' } }],
    ['an HTTP code', { ProtocolVersion: 'GRPC', Matcher: { HttpCode: '200' } }],
    [
      "gRPC code '100'",
      { ProtocolVersion: 'GRPC', Matcher: { GrpcCode: '100' } },
    ],
    ["must be within '200-499'", { Matcher: { HttpCode: '500' } }],
    [
      "'random' is not a valid value for attribute 'load_balancing.algorithm.type'",
      attributes({ 'load_balancing.algorithm.type': 'random' }),
    ],
    [
      "'10' is not a valid value for attribute 'slow_start.duration_seconds'",
      attributes({ 'slow_start.duration_seconds': '10' }),
    ],
    [
      'anomaly mitigation',
      attributes({ 'load_balancing.algorithm.anomaly_mitigation': 'on' }),
    ],
    [
      "Stickiness type 'source_ip' is not supported for target groups with the HTTP protocol",
      attributes({ 'stickiness.type': 'source_ip' }),
    ],
    [
      'You must set an application cookie name',
      attributes({
        'stickiness.type': 'app_cookie',
        'stickiness.enabled': 'true',
      }),
    ],
    [
      "attribute key 'proxy_protocol_v2.enabled' is not recognized",
      attributes({ 'proxy_protocol_v2.enabled': 'true' }),
    ],
    [
      "The value of 'stickiness.enabled' must be 'true' or 'false', but was '1'",
      attributes({ 'stickiness.enabled': '1' }),
    ],
    ["'8.8.8.8' is not within", { Targets: [{ Id: '8.8.8.8' }] }],
    [
      "A target group of type 'ip' must have a protocol and a port",
      { Protocol: undefined },
    ],
    [
      "A target group of type 'ip' must have a protocol and a port",
      { Port: undefined },
    ],
    [
      'Health check paths are not supported for TCP health checks',
      { Protocol: 'TCP', HealthCheckPath: '/x' },
    ],
    [
      'Protocol version is not supported',
      { Protocol: 'TCP', ProtocolVersion: 'HTTP2' },
    ],
  ])('is refused: %s', async (text, properties) => {
    expect(
      await bench.reason(`${ELB}::TargetGroup`, {
        Name: 'refused',
        Port: 80,
        Protocol: 'HTTP',
        TargetType: 'ip',
        VpcId: imported('Vpc'),
        ...properties,
      }),
    ).toContain(text);
  });

  it('is not left behind when its attributes are refused', async () => {
    expect(
      await bench.reason(`${ELB}::TargetGroup`, {
        Name: 'refused',
        Port: 80,
        Protocol: 'HTTP',
        ProtocolVersion: 'GRPC',
        TargetType: 'ip',
        VpcId: imported('Vpc'),
      }),
    ).toBeUndefined();
  });
});

describe('a load balancer', () => {
  const attributes = (...pairs: [string, string][]) => ({
    LoadBalancerAttributes: pairs.map(([Key, Value]) => ({ Key, Value })),
  });
  it.each<[string, object]>([
    [
      "The value of 'deletion_protection.enabled' must be 'true' or 'false', but was 'yes'",
      attributes(['deletion_protection.enabled', 'yes']),
    ],
    [
      "The key 'access_logs.s3.bucket' must set in order to enable access logs",
      attributes(['access_logs.s3.enabled', 'true']),
    ],
    ...['unset', 'of-networks'].map((bucket): [string, object] => [
      `Access Denied for bucket: ${bucket}. Please check S3bucket permission`,
      attributes(
        ['access_logs.s3.enabled', 'true'],
        ['access_logs.s3.bucket', bucket],
      ),
    ]),
    [
      'S3Bucket: nowhere does not exist',
      attributes(
        ['access_logs.s3.enabled', 'true'],
        ['access_logs.s3.bucket', 'nowhere'],
      ),
    ],
    [
      "The key 'connection_logs.s3.bucket' must set in order to enable connection logs",
      attributes(['connection_logs.s3.enabled', 'true']),
    ],
    [
      "'x' is not a valid value for attribute 'routing.http.desync_mitigation_mode'",
      attributes(['routing.http.desync_mitigation_mode', 'x']),
    ],
    [
      "'0' is not a valid value for attribute 'idle_timeout.timeout_seconds'",
      attributes(['idle_timeout.timeout_seconds', '0']),
    ],
    [
      "'59' is not a valid value for attribute 'client_keep_alive.seconds'",
      attributes(['client_keep_alive.seconds', '59']),
    ],
    [
      "Attribute key 'idle_timeout.timeout_seconds' has been specified more than once",
      attributes(
        ['idle_timeout.timeout_seconds', '60'],
        ['idle_timeout.timeout_seconds', '61'],
      ),
    ],
    [
      "must always be 'true' for an Application Load Balancer",
      attributes(['load_balancing.cross_zone.enabled', 'false']),
    ],
    [
      'either subnets or subnet mappings, but not both',
      { SubnetMappings: [{ SubnetId: imported('SubnetA') }] },
    ],
    [
      'One or more security groups are invalid',
      { SecurityGroups: [imported('OtherGroup')] },
    ],
    [
      "Elastic IPs are not supported for load balancers with type 'application'",
      {
        Subnets: undefined,
        SubnetMappings: [
          {
            SubnetId: imported('SubnetA'),
            AllocationId: 'eipalloc-0123456789abcdef0',
          },
          { SubnetId: imported('SubnetB') },
        ],
      },
    ],
    [
      "The allocation IDs 'eipalloc-0123456789abcdef0' do not exist",
      {
        Type: 'network',
        Scheme: 'internet-facing',
        Subnets: undefined,
        SubnetMappings: [
          {
            SubnetId: imported('SubnetA'),
            AllocationId: 'eipalloc-0123456789abcdef0',
          },
        ],
      },
    ],
    [
      "The private IPv4 address '10.0.9.9' is not in the CIDR block",
      {
        Type: 'network',
        Subnets: undefined,
        SubnetMappings: [
          { SubnetId: imported('SubnetA'), PrivateIPv4Address: '10.0.9.9' },
        ],
      },
    ],
    ["Value 'outside' at 'scheme'", { Scheme: 'outside' }],
  ])('is refused: %s', async (text, properties) => {
    expect(
      await bench.reason(`${ELB}::LoadBalancer`, {
        Scheme: 'internal',
        Subnets: SUBNETS,
        ...properties,
      }),
    ).toContain(text);
  });
});

describe('the addresses of a network load balancer', () => {
  const balancer = (mapping: object, properties: object = {}) =>
    bench.reason(`${ELB}::LoadBalancer`, {
      Type: 'network',
      SubnetMappings: [{ SubnetId: imported('SubnetA'), ...mapping }],
      ...properties,
    });

  it('are those that it was told to have', async () => {
    const ec2 = bench.region.service(Ec2);
    const [address] = ec2.addresses.values();
    expect(await balancer({ AllocationId: address.id })).toBeUndefined();
    expect(address).toMatchObject({
      associationId: expect.stringMatching(/^eipassoc-/),
      networkInterfaceId: expect.stringMatching(/^eni-/),
    });
    expect(await balancer({ AllocationId: address.id })).toContain(
      'are already in use',
    );
    expect(
      await balancer(
        { PrivateIPv4Address: '10.0.0.77' },
        { Scheme: 'internal' },
      ),
    ).toBeUndefined();
    const shown = [...bench.region.service(Elbv2).loadBalancers.values()]
      .flatMap(({ shape }) => shape.AvailabilityZones)
      .flatMap(({ LoadBalancerAddresses }) => LoadBalancerAddresses);
    expect(shown).toEqual([
      { IpAddress: address.publicIp, AllocationId: address.id },
      { PrivateIPv4Address: '10.0.0.77' },
    ]);
    expect(ec2.interfaceAt([...ec2.vpcs.keys()][0], '10.0.0.77')).toMatchObject(
      {
        description: expect.stringMatching(/^ELB net\//),
        publicIp: undefined,
      },
    );
  });
});

it('the scheme of a load balancer cannot change while it has target groups', async () => {
  const template = (Scheme: string) => ({
    TemplateBody: JSON.stringify({
      Resources: {
        Balancer: {
          Type: `${ELB}::LoadBalancer`,
          Properties: { Scheme, Subnets: SUBNETS },
        },
        Group: {
          Type: `${ELB}::TargetGroup`,
          Properties: {
            Port: 80,
            Protocol: 'HTTP',
            TargetType: 'ip',
            VpcId: imported('Vpc'),
          },
        },
        Listener: {
          Type: `${ELB}::Listener`,
          Properties: {
            LoadBalancerArn: { Ref: 'Balancer' },
            Port: 80,
            Protocol: 'HTTP',
            DefaultActions: [
              { Type: 'forward', TargetGroupArn: { Ref: 'Group' } },
            ],
          },
        },
      },
    }),
    StackName: 'replaced',
  });
  await bench.call('CreateStack', template('internet-facing'));
  await bench.clock.advance(600);
  await bench.call('UpdateStack', template('internal'));
  await bench.clock.advance(600);
  expect((await bench.stack('replaced')).StackStatus).toBe(
    'UPDATE_ROLLBACK_COMPLETE',
  );
  expect(await bench.history('replaced')).toContainEqual(
    expect.stringMatching(
      /^Listener UPDATE_FAILED: .*cannot be associated with more than one load balancer/,
    ),
  );
});

it.each<[string, string, object]>([
  [
    'All subnets must belong to the same VPC',
    'LoadBalancer',
    { Subnets: [imported('SubnetA'), { Ref: 'OtherSubnet' }] },
  ],
  ...['10.0.0.0', '10.0.0.3', '10.0.0.255'].map(
    (PrivateIPv4Address): [string, string, object] => [
      `The private IPv4 address '${PrivateIPv4Address}' is reserved`,
      'LoadBalancer',
      {
        Type: 'network',
        Scheme: 'internal',
        SubnetMappings: [{ SubnetId: imported('SubnetA'), PrivateIPv4Address }],
      },
    ],
  ),
  [
    'Custom health check matchers are not supported for health checks for target groups with the TCP protocol',
    'TargetGroup',
    {
      VpcId: imported('Vpc'),
      Port: 80,
      Protocol: 'TCP',
      TargetType: 'ip',
      Matcher: { HttpCode: '200' },
    },
  ],
])('is refused: %s', async (text, type, properties) => {
  const OtherSubnet = {
    Type: 'AWS::EC2::Subnet',
    Properties: { VpcId: imported('OtherVpc'), CidrBlock: '10.9.0.0/24' },
  };
  expect(
    await bench.reason(`${ELB}::${type}`, properties, { OtherSubnet }),
  ).toContain(text);
});
