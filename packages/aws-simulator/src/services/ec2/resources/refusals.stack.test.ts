import { imported, RefusalBench } from '../../../__testUtils__/RefusalBench';

let bench: RefusalBench;
beforeAll(async () => {
  bench = await RefusalBench.ready();
});

it.each<[string, object]>([
  [
    "Invalid value 'foo' for IP protocol. Unknown protocol.",
    { IpProtocol: 'foo' },
  ],
  [
    "Invalid value '256' for IP protocol. Unknown protocol.",
    { IpProtocol: '256' },
  ],
  [
    'ICMP type (300) out of range',
    { IpProtocol: 'icmp', FromPort: 300, ToPort: 0 },
  ],
  [
    'ICMP code (256) out of range',
    { IpProtocol: 'icmpv6', FromPort: 1, ToPort: 256 },
  ],
])('a rule is refused: %s', async (text, rule) => {
  expect(
    await bench.reason('AWS::EC2::SecurityGroup', {
      GroupDescription: 'd',
      VpcId: imported('Vpc'),
      SecurityGroupIngress: [{ CidrIp: '0.0.0.0/0', ...rule }],
    }),
  ).toContain(text);
});

it.each(['127.0.0.0/16', '169.254.0.0/16', '224.0.0.0/16', '0.0.0.0/16'])(
  'a VPC of %s is refused',
  async CidrBlock => {
    expect(await bench.reason('AWS::EC2::VPC', { CidrBlock })).toContain(
      `The CIDR '${CidrBlock}' is invalid.`,
    );
  },
);

it.each<[string, object]>([
  [
    'Route table IDs are only supported for Gateway type VPC Endpoints.',
    {
      VpcEndpointType: 'Interface',
      ServiceName: 'com.amazonaws.eu-west-1.sqs',
      SubnetIds: [imported('SubnetA')],
      RouteTableIds: [imported('Table')],
    },
  ],
  [
    'Subnet IDs are only supported for Interface and GatewayLoadBalancer type VPC Endpoints.',
    {
      ServiceName: 'com.amazonaws.eu-west-1.s3',
      SubnetIds: [imported('SubnetA')],
    },
  ],
  [
    'Security group IDs are only supported for Interface type VPC Endpoints.',
    {
      ServiceName: 'com.amazonaws.eu-west-1.s3',
      SecurityGroupIds: [imported('Group')],
    },
  ],
])('an endpoint is refused: %s', async (text, properties) => {
  expect(
    await bench.reason('AWS::EC2::VPCEndpoint', {
      VpcId: imported('Vpc'),
      ...properties,
    }),
  ).toContain(text);
});

describe('what is of another VPC is refused:', () => {
  const OTHER_TABLE = {
    Table: {
      Type: 'AWS::EC2::RouteTable',
      Properties: { VpcId: imported('OtherVpc') },
    },
    Nat: {
      Type: 'AWS::EC2::NatGateway',
      Properties: {
        SubnetId: imported('SubnetA'),
        ConnectivityType: 'private',
      },
    },
  };

  it.each<[string, string, object]>([
    [
      'You have specified two resources that belong to different networks.',
      'SecurityGroupIngress',
      {
        GroupId: imported('Group'),
        IpProtocol: '-1',
        SourceSecurityGroupId: imported('OtherGroup'),
      },
    ],
    [
      'belong to different networks',
      'Route',
      {
        RouteTableId: { Ref: 'Table' },
        DestinationCidrBlock: '0.0.0.0/0',
        NatGatewayId: { Ref: 'Nat' },
      },
    ],
    [
      'The route table',
      'VPCEndpoint',
      {
        VpcId: imported('Vpc'),
        ServiceName: 'com.amazonaws.eu-west-1.s3',
        RouteTableIds: [{ Ref: 'Table' }],
      },
    ],
    ...['Vpc', 'OtherVpc'].map((vpc): [string, string, object] => [
      vpc === 'Vpc' ? 'The security group' : 'The subnet',
      'VPCEndpoint',
      {
        VpcId: imported(vpc),
        VpcEndpointType: 'Interface',
        ServiceName: 'com.amazonaws.eu-west-1.sqs',
        SubnetIds: [imported('SubnetA')],
        SecurityGroupIds: [imported('OtherGroup')],
      },
    ]),
  ])('%s %s', async (text, type, properties) => {
    expect(
      await bench.reason(`AWS::EC2::${type}`, properties, OTHER_TABLE),
    ).toContain(text);
  });
});
