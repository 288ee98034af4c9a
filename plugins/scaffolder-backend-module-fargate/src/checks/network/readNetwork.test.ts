import { awsError, cannedAws, Answers } from '../../__testUtils__/cannedAws';
import { readNetwork } from './readNetwork';

const IDS = {
  vpcId: 'vpc-1',
  publicSubnetIds: ['lb-a'],
  privateSubnetIds: ['task-a'],
};
const SUBNET = {
  SubnetId: 'lb-a',
  VpcId: 'vpc-1',
  CidrBlock: '10.0.1.0/24',
  AvailabilityZoneId: 'euw1-az1',
  AvailabilityZone: 'eu-west-1a',
  AvailableIpAddressCount: 27,
};
const https = (more: object) => ({
  IpProtocol: 'tcp',
  FromPort: 443,
  ToPort: 443,
  ...more,
});

/** A VPC with nothing but DNS. */
const EMPTY: Answers = {
  DescribeSubnets: {},
  DescribeRouteTables: {},
  DescribeVpcEndpoints: {},
  DescribeSecurityGroups: {},
  DescribeVpcAttribute: ({ Attribute }: { Attribute: string }) => ({
    [Attribute[0].toUpperCase() + Attribute.slice(1)]: { Value: true },
  }),
};

function read(answers: Answers = {}, options: { signal?: AbortSignal } = {}) {
  const aws = cannedAws({ ...EMPTY, ...answers });
  return { ...aws, network: readNetwork(aws.clients, IDS, options) };
}

describe('readNetwork', () => {
  it('reads the chosen subnets, and what their VPC has', async () => {
    const { signal } = new AbortController();
    const { network, inputs, signals } = read(
      {
        DescribeVpcEndpoints: {
          VpcEndpoints: [
            { State: 'available', Groups: [{ GroupId: 'sg-1' }] },
            { State: 'pending', Groups: [{ GroupId: 'sg-1' }, {}] },
          ],
        },
      },
      { signal },
    );
    await network;
    const ofVpc = [{ Name: 'vpc-id', Values: ['vpc-1'] }];
    const filtered = (Filters: object[]) =>
      expect.objectContaining({ Filters });
    expect(inputs).toEqual([
      [
        'DescribeSubnets',
        filtered([{ Name: 'subnet-id', Values: ['lb-a', 'task-a'] }]),
      ],
      ['DescribeRouteTables', filtered(ofVpc)],
      ['DescribeVpcEndpoints', filtered(ofVpc)],
      [
        'DescribeVpcAttribute',
        { VpcId: 'vpc-1', Attribute: 'enableDnsSupport' },
      ],
      [
        'DescribeVpcAttribute',
        { VpcId: 'vpc-1', Attribute: 'enableDnsHostnames' },
      ],
      [
        'DescribeSecurityGroups',
        filtered([{ Name: 'group-id', Values: ['sg-1'] }]),
      ],
    ]);
    expect(new Set(signals)).toEqual(new Set([signal]));
  });

  it('is empty where nothing is there, and asks for no groups then', async () => {
    const { network, inputs } = read();
    expect(await network).toEqual({
      vpcId: 'vpc-1',
      subnets: [],
      endpoints: [],
      hasDns: true,
    });
    expect(inputs.map(([operation]) => operation)).not.toContain(
      'DescribeSecurityGroups',
    );
  });

  it.each([
    [true, true, true],
    [true, false, false],
    [true, undefined, false],
    [false, true, false],
    [false, undefined, false],
  ])('with DNS support %s and host names %s: %s', async (a, b, hasDns) => {
    const { network } = read({
      DescribeVpcAttribute: ({ Attribute }: { Attribute: string }) =>
        Attribute === 'enableDnsSupport'
          ? { EnableDnsSupport: { Value: a } }
          : { EnableDnsHostnames: b === undefined ? undefined : { Value: b } },
    });
    expect((await network).hasDns).toBe(hasDns);
  });

  it('leaves a VPC that does not exist to the check of its subnets', async () => {
    const missing = awsError('InvalidVpcID.NotFound');
    expect((await read({ DescribeVpcAttribute: missing }).network).hasDns).toBe(
      true,
    );
    await expect(
      read({ DescribeVpcAttribute: awsError('UnauthorizedOperation') }).network,
    ).rejects.toThrow('UnauthorizedOperation of AWS');
  });

  const toSubnet = { Associations: [{ SubnetId: 'lb-a' }] };
  const internet = (target: object) => ({
    Routes: [
      { DestinationCidrBlock: '10.0.0.0/16', GatewayId: 'local' },
      { DestinationCidrBlock: '0.0.0.0/0', ...target },
    ],
  });

  it.each<[string, object[] | undefined, string?, string?]>([
    ['no table', undefined],
    [
      'its own table, before the main one',
      [
        { RouteTableId: 'rtb-x' },
        { RouteTableId: 'rtb-main', Associations: [{ Main: true }] },
        { RouteTableId: 'rtb-other', Associations: [{ SubnetId: 'x' }] },
        { RouteTableId: 'rtb-own', ...toSubnet },
      ],
      'rtb-own',
    ],
    [
      'the main table, without its own',
      [
        { RouteTableId: 'rtb-x' },
        { RouteTableId: 'rtb-other', Associations: [{ SubnetId: 'x' }] },
        { RouteTableId: 'rtb-main', Associations: [{}, { Main: true }] },
      ],
      'rtb-main',
    ],
    [
      'a table that it shares',
      [
        {
          RouteTableId: 'rtb-shared',
          Associations: [{ SubnetId: 'x' }, { SubnetId: 'lb-a' }],
        },
        { RouteTableId: 'rtb-main', Associations: [{ Main: true }] },
      ],
      'rtb-shared',
    ],
    ...[
      'NatGatewayId',
      'TransitGatewayId',
      'NetworkInterfaceId',
      'GatewayId',
      'VpcPeeringConnectionId',
    ].map((key): [string, object[], string, string] => [
      `a default route by ${key}`,
      [{ RouteTableId: 'rtb', ...toSubnet, ...internet({ [key]: 'target' }) }],
      'rtb',
      'target',
    ]),
    [
      'a NAT gateway beside its network interface',
      [
        {
          RouteTableId: 'rtb',
          ...toSubnet,
          ...internet({ NatGatewayId: 'nat', NetworkInterfaceId: 'eni' }),
        },
      ],
      'rtb',
      'nat',
    ],
    [
      'a default route that leads nowhere',
      [
        {
          RouteTableId: 'rtb',
          ...toSubnet,
          ...internet({ NatGatewayId: 'nat', State: 'blackhole' }),
        },
      ],
      'rtb',
    ],
  ])('reads of a subnet %s', async (...[, RouteTables, table, route]) => {
    const { network } = read({
      DescribeSubnets: { Subnets: [SUBNET] },
      DescribeRouteTables: { RouteTables },
    });
    expect((await network).subnets).toEqual([
      {
        id: 'lb-a',
        vpcId: 'vpc-1',
        cidr: '10.0.1.0/24',
        zoneId: 'euw1-az1',
        zoneName: 'eu-west-1a',
        routeTableId: table,
        freeAddresses: 27,
        defaultRoute: route,
      },
    ]);
  });

  it('reads whom the security groups of an endpoint admit', async () => {
    const { network } = read({
      DescribeVpcEndpoints: {
        VpcEndpoints: [
          {
            State: 'Available',
            ServiceName: 'com.amazonaws.eu-west-1.logs',
            VpcEndpointType: 'Interface',
            PrivateDnsEnabled: true,
            SubnetIds: ['task-a'],
            Groups: [{ GroupId: 'sg-1' }, { GroupId: 'sg-2' }],
          },
          { State: 'deleting', ServiceName: 'x', VpcEndpointType: 'Interface' },
          {},
          {
            State: 'available',
            ServiceName: 'com.amazonaws.eu-west-1.s3',
            VpcEndpointType: 'Gateway',
            RouteTableIds: ['rtb-a'],
          },
        ],
      },
      DescribeSecurityGroups: {
        SecurityGroups: [
          {
            GroupId: 'sg-1',
            IpPermissions: [https({ IpRanges: [{ CidrIp: '10.0.0.0/16' }] })],
          },
          { GroupId: 'sg-2' },
          {
            GroupId: 'sg-other',
            IpPermissions: [https({ IpRanges: [{ CidrIp: '10.9.0.0/16' }] })],
          },
        ],
      },
    });
    expect((await network).endpoints).toEqual([
      {
        service: 'com.amazonaws.eu-west-1.logs',
        type: 'Interface',
        privateDns: true,
        routeTableIds: [],
        subnetIds: ['task-a'],
        groupIds: ['sg-1', 'sg-2'],
        admitted: ['10.0.0.0/16'],
      },
      {
        service: 'com.amazonaws.eu-west-1.s3',
        type: 'Gateway',
        privateDns: false,
        routeTableIds: ['rtb-a'],
        subnetIds: [],
        groupIds: [],
        admitted: [],
      },
    ]);
  });
});
