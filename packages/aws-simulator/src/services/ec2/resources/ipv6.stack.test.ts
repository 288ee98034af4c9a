import {
  DescribeEgressOnlyInternetGatewaysCommand,
  DescribeRouteTablesCommand,
  DescribeSubnetsCommand,
  DescribeVpcsCommand,
  EC2Client,
} from '@aws-sdk/client-ec2';
import {
  DescribeLoadBalancersCommand,
  ElasticLoadBalancingV2Client,
  SetIpAddressTypeCommand,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import { StackBench } from '../../../__testUtils__/StackBench';
import { loadBalancerOf, sendRequest } from '../../elbv2/model/traffic';

const BLOCK = {
  'Fn::Select': [0, { 'Fn::GetAtt': ['Vpc', 'Ipv6CidrBlocks'] }],
};

const subnet = (index: number, zone: string, others: object = {}) => ({
  Type: 'AWS::EC2::Subnet',
  DependsOn: 'Block',
  Properties: {
    AvailabilityZone: `eu-west-1${zone}`,
    CidrBlock: `10.0.${index}.0/24`,
    Ipv6CidrBlock: { 'Fn::Select': [index, { 'Fn::Cidr': [BLOCK, 4, 64] }] },
    VpcId: { Ref: 'Vpc' },
    ...others,
  },
});

const route = (target: object, destination = '::/0') => ({
  Type: 'AWS::EC2::Route',
  DependsOn: 'Attachment',
  Properties: {
    DestinationIpv6CidrBlock: destination,
    RouteTableId: { Ref: 'Table' },
    ...target,
  },
});

const template = (
  way: object = { GatewayId: { Ref: 'Gateway' } },
  ingress = '::/0',
  others: Record<string, object> = {},
) => ({
  Resources: {
    Vpc: { Type: 'AWS::EC2::VPC', Properties: { CidrBlock: '10.0.0.0/16' } },
    Block: {
      Type: 'AWS::EC2::VPCCidrBlock',
      Properties: { AmazonProvidedIpv6CidrBlock: true, VpcId: { Ref: 'Vpc' } },
    },
    Gateway: { Type: 'AWS::EC2::InternetGateway' },
    Attachment: {
      Type: 'AWS::EC2::VPCGatewayAttachment',
      Properties: {
        InternetGatewayId: { Ref: 'Gateway' },
        VpcId: { Ref: 'Vpc' },
      },
    },
    EgressOnly: {
      Type: 'AWS::EC2::EgressOnlyInternetGateway',
      Properties: { VpcId: { Ref: 'Vpc' } },
    },
    Table: {
      Type: 'AWS::EC2::RouteTable',
      DependsOn: 'Block',
      Properties: { VpcId: { Ref: 'Vpc' } },
    },
    // A load balancer needs the way over IPv4 too.
    Way4: {
      Type: 'AWS::EC2::Route',
      DependsOn: 'Attachment',
      Properties: {
        DestinationCidrBlock: '0.0.0.0/0',
        GatewayId: { Ref: 'Gateway' },
        RouteTableId: { Ref: 'Table' },
      },
    },
    Way6: route(way),
    A: subnet(0, 'a', { AssignIpv6AddressOnCreation: true }),
    B: subnet(1, 'b'),
    InA: {
      Type: 'AWS::EC2::SubnetRouteTableAssociation',
      Properties: { RouteTableId: { Ref: 'Table' }, SubnetId: { Ref: 'A' } },
    },
    InB: {
      Type: 'AWS::EC2::SubnetRouteTableAssociation',
      Properties: { RouteTableId: { Ref: 'Table' }, SubnetId: { Ref: 'B' } },
    },
    Group: {
      Type: 'AWS::EC2::SecurityGroup',
      Properties: {
        GroupDescription: 'clients',
        SecurityGroupIngress: [
          { CidrIpv6: ingress, FromPort: 80, IpProtocol: 'tcp', ToPort: 80 },
        ],
        VpcId: { Ref: 'Vpc' },
      },
    },
    Balancer: {
      Type: 'AWS::ElasticLoadBalancingV2::LoadBalancer',
      DependsOn: ['InA', 'InB', 'Way4', 'Way6'],
      Properties: {
        IpAddressType: 'dualstack',
        SecurityGroups: [{ Ref: 'Group' }],
        Subnets: [{ Ref: 'A' }, { Ref: 'B' }],
      },
    },
    Listener: {
      Type: 'AWS::ElasticLoadBalancingV2::Listener',
      Properties: {
        DefaultActions: [
          {
            Type: 'fixed-response',
            FixedResponseConfig: { StatusCode: '200' },
          },
        ],
        LoadBalancerArn: { Ref: 'Balancer' },
        Port: 80,
        Protocol: 'HTTP',
      },
    },
    ...others,
  },
});

describe('IPv6 in a stack', () => {
  let bench: StackBench;
  let ec2: EC2Client;
  let elb: ElasticLoadBalancingV2Client;

  beforeEach(async () => {
    bench = await StackBench.start();
    ec2 = new EC2Client(bench.options);
    elb = new ElasticLoadBalancingV2Client(bench.options);
  });

  afterEach(() => bench.close());

  const balancer = async () =>
    (await elb.send(new DescribeLoadBalancersCommand({}))).LoadBalancers![0];

  async function answer() {
    const { DNSName = '' } = await balancer();
    const placed = loadBalancerOf(bench.simulator.world, DNSName.toLowerCase());
    const response = await sendRequest(placed!, {
      method: 'GET',
      host: DNSName,
      secure: false,
      path: '/',
      search: '',
      headers: {},
    });
    return typeof response === 'string' ? response : response.status;
  }

  it('has the blocks, gateways and routes of the template, until it is deleted', async () => {
    expect((await bench.deploy(template())).StackStatus).toBe(
      'CREATE_COMPLETE',
    );
    const { Vpcs } = await ec2.send(new DescribeVpcsCommand({}));
    const [{ Ipv6CidrBlock = '' }] = Vpcs![0].Ipv6CidrBlockAssociationSet!;
    expect(Ipv6CidrBlock).toMatch(/^2a05:d0\w\w:\w+:\w+00::\/56$/);
    const { Subnets } = await ec2.send(new DescribeSubnetsCommand({}));
    expect(Subnets).toMatchObject([
      {
        AssignIpv6AddressOnCreation: true,
        Ipv6CidrBlockAssociationSet: [
          { Ipv6CidrBlock: Ipv6CidrBlock.replace('/56', '/64') },
        ],
      },
      { AssignIpv6AddressOnCreation: false },
    ]);
    const { EgressOnlyInternetGateways } = await ec2.send(
      new DescribeEgressOnlyInternetGatewaysCommand({}),
    );
    expect(EgressOnlyInternetGateways).toMatchObject([
      { Attachments: [{ VpcId: Vpcs![0].VpcId }] },
    ]);
    const { RouteTables } = await ec2.send(
      new DescribeRouteTablesCommand({
        Filters: [{ Name: 'association.main', Values: ['false'] }],
      }),
    );
    expect(RouteTables![0].Routes).toMatchObject([
      { DestinationCidrBlock: '10.0.0.0/16', GatewayId: 'local' },
      { DestinationIpv6CidrBlock: Ipv6CidrBlock, GatewayId: 'local' },
      expect.anything(),
      expect.anything(),
    ]);
    expect(RouteTables![0].Routes).toContainEqual(
      expect.objectContaining({
        DestinationIpv6CidrBlock: '::/0',
        State: 'active',
      }),
    );
    await bench.delete();
    expect((await ec2.send(new DescribeVpcsCommand({}))).Vpcs).toEqual([]);
  });

  it('lets clients to a dual-stack load balancer that admits only them', async () => {
    await bench.deploy(template());
    expect(await answer()).toBe(200);
    await elb.send(
      new SetIpAddressTypeCommand({
        LoadBalancerArn: (await balancer()).LoadBalancerArn,
        IpAddressType: 'ipv4',
      }),
    );
    expect(await answer()).toBe('silent');
  });

  it('lets nobody in who is not admitted', async () => {
    await bench.deploy(template(undefined, '2001:db8:ffff::/48'));
    expect(await answer()).toBe('silent');
  });

  it('lets nobody in through an egress-only internet gateway', async () => {
    await bench.deploy(
      template({ EgressOnlyInternetGatewayId: { Ref: 'EgressOnly' } }),
    );
    expect(await answer()).toBe('silent');
  });

  it.each<[string, Record<string, object>]>([
    [
      "The CIDR '2001:db8::/64' is invalid.",
      { C: subnet(2, 'c', { Ipv6CidrBlock: '2001:db8::/64' }) },
    ],
    [
      'conflicts with another subnet',
      {
        C: {
          ...subnet(2, 'c', {
            Ipv6CidrBlock: subnet(1, 'b').Properties.Ipv6CidrBlock,
          }),
          DependsOn: 'B',
        },
      },
    ],
    [
      'can only be the target of a route for IPv6.',
      {
        Wrong: {
          Type: 'AWS::EC2::Route',
          Properties: {
            DestinationCidrBlock: '52.0.0.0/8',
            EgressOnlyInternetGatewayId: { Ref: 'EgressOnly' },
            RouteTableId: { Ref: 'Table' },
          },
        },
      },
    ],
    [
      'You must specify subnets with an associated IPv6 CIDR block.',
      {
        B: subnet(1, 'b', { Ipv6CidrBlock: undefined }),
      },
    ],
  ])('is refused: %s', async (text, others) => {
    await bench.deploy(template(undefined, '::/0', others));
    expect((await bench.reasons()).join('\n')).toContain(text);
  });
});
