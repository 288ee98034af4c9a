import { EC2, paginateDescribeSubnets } from '@aws-sdk/client-ec2';
import { Simulator, startSimulator } from '../../../Simulator';
import { Ec2 } from '../model/Ec2';
import {
  attachInternetGateway,
  createInternetGateway,
} from '../model/internetGateways';
import { createSubnet } from '../model/subnets';
import { createVpc } from '../model/vpcs';
import { Vpc } from '../model/types';
import { egress } from '../model/network';
import { clientOptions } from '../../../__testUtils__/clientOptions';

describe('EC2 through the SDK', () => {
  let simulator: Simulator;
  let client: EC2;
  let ec2: Ec2;
  let vpc: Vpc;

  beforeEach(async () => {
    simulator = await startSimulator();
    client = new EC2(clientOptions(simulator));
    ec2 = simulator.world
      .account('123456789012')
      .region('eu-west-1')
      .service(Ec2);
    vpc = createVpc(ec2, { cidrBlock: '10.0.0.0/16' });
  });

  afterEach(async () => {
    client.destroy();
    await simulator.close();
  });

  it('shows the quota of addresses among the attributes of the account', async () => {
    ec2.quotas.addresses = 7;
    const { AccountAttributes } = await client.describeAccountAttributes({
      // The SDK's own type lists only those of EC2-Classic.
      AttributeNames: ['vpc-max-elastic-ips' as 'supported-platforms'],
    });
    expect(AccountAttributes).toEqual([
      {
        AttributeName: 'vpc-max-elastic-ips',
        AttributeValues: [{ AttributeValue: '7' }],
      },
    ]);
  });

  function subnets(...zones: string[]) {
    return zones.map((zone, index) =>
      createSubnet(ec2, {
        vpcId: vpc.id,
        cidrBlock: `10.0.${index}.0/24`,
        availabilityZone: `eu-west-1${zone}`,
        tags: [{ Key: 'Name', Value: `net-${index}` }],
      }),
    );
  }

  it('filters: each filter must match, with one of its values, by wildcards', async () => {
    const [first, second, third] = subnets('a', 'b', 'a');
    const ids = async (...Filters: { Name: string; Values: string[] }[]) =>
      (await client.describeSubnets({ Filters })).Subnets!.map(
        ({ SubnetId }) => SubnetId,
      );
    const inA = { Name: 'availability-zone', Values: ['eu-west-1a'] };
    expect(await ids(inA)).toEqual([first.id, third.id]);
    expect(
      await ids(inA, { Name: 'tag:Name', Values: ['net-1', 'net-2'] }),
    ).toEqual([third.id]);
    expect(await ids({ Name: 'cidr-block', Values: ['10.0.?.0/24'] })).toEqual([
      first.id,
      second.id,
      third.id,
    ]);
    expect(await ids({ Name: 'vpc-id', Values: ['vpc-0'] })).toEqual([]);
    expect(await ids({ Name: 'tag-key', Values: ['Owner'] })).toEqual([]);
  });

  it('refuses a filter that does not exist', async () => {
    await expect(
      client.describeSubnets({ Filters: [{ Name: 'zone', Values: ['a'] }] }),
    ).rejects.toMatchObject({
      name: 'InvalidParameterValue',
      message: "The filter 'zone' is invalid",
    });
  });

  it('says which id does not exist', async () => {
    await expect(
      client.describeSubnets({ SubnetIds: ['subnet-1'] }),
    ).rejects.toMatchObject({
      name: 'InvalidSubnetID.NotFound',
      message: "The subnet ID 'subnet-1' does not exist",
    });
  });

  it('answers in pages', async () => {
    const all = subnets(...'abcabcabcabc');
    const pages: string[][] = [];
    for await (const { Subnets } of paginateDescribeSubnets(
      { client, pageSize: 5 },
      {},
    )) {
      pages.push(Subnets!.map(({ SubnetId }) => SubnetId!));
    }
    expect(pages.map(page => page.length)).toEqual([5, 5, 2]);
    expect(pages.flat()).toEqual(all.map(({ id }) => id));
    await expect(client.describeSubnets({ MaxResults: 1 })).rejects.toThrow(
      'Value ( 1 ) for parameter maxResults is invalid. Expecting a value greater than 5.',
    );
  });

  it('shows subnets with their zone ids and free addresses', async () => {
    const [subnet] = subnets('b');
    ec2.createInterface({ subnetId: subnet.id, description: 'task' });
    const { AvailabilityZones } = await client.describeAvailabilityZones({
      ZoneNames: ['eu-west-1b'],
    });
    const { Subnets } = await client.describeSubnets({});
    expect(Subnets).toEqual([
      expect.objectContaining({
        SubnetId: subnet.id,
        AvailabilityZone: 'eu-west-1b',
        AvailabilityZoneId: AvailabilityZones![0].ZoneId,
        AvailableIpAddressCount: 250,
        MapPublicIpOnLaunch: false,
      }),
    ]);
  });

  it('opens and closes a security group', async () => {
    const GroupId = vpc.defaultSecurityGroupId;
    const permission = {
      IpProtocol: 'tcp',
      FromPort: 80,
      ToPort: 81,
      IpRanges: [{ CidrIp: '10.0.0.0/8', Description: 'office' }],
    };
    await client.authorizeSecurityGroupIngress({
      GroupId,
      IpPermissions: [permission],
    });
    const permissions = async () =>
      (
        await client.describeSecurityGroups({
          Filters: [{ Name: 'ip-permission.from-port', Values: ['80'] }],
        })
      ).SecurityGroups!.flatMap(({ IpPermissions }) => IpPermissions);
    expect(await permissions()).toContainEqual(
      expect.objectContaining(permission),
    );
    const { SecurityGroupRules } = await client.describeSecurityGroupRules({
      Filters: [{ Name: 'group-id', Values: [GroupId] }],
    });
    expect(SecurityGroupRules).toContainEqual(
      expect.objectContaining({
        IsEgress: false,
        IpProtocol: 'tcp',
        CidrIpv4: '10.0.0.0/8',
        Description: 'office',
      }),
    );
    await client.revokeSecurityGroupIngress({
      GroupId,
      IpPermissions: [permission],
    });
    expect(await permissions()).toEqual([]);
  });

  it('breaks a network by taking a route, and says so to who listens', async () => {
    const [subnet] = subnets('a');
    const gateway = createInternetGateway(ec2);
    attachInternetGateway(ec2, gateway.id, vpc.id);
    const route = {
      RouteTableId: vpc.mainRouteTableId,
      DestinationCidrBlock: '0.0.0.0/0',
    };
    const caller = {
      subnetId: subnet.id,
      securityGroupIds: [],
      publicIp: true,
    };
    await client.createRoute({ ...route, GatewayId: gateway.id });
    expect(egress(ec2, caller, 'internet').reachable).toBe(true);
    await simulator.clock.advance(1);
    const onChange = jest.fn();
    ec2.region.onChange(onChange);
    await client.deleteRoute(route);
    await simulator.clock.advance(1);
    expect(egress(ec2, caller, 'internet').reachable).toBe(false);
    expect(onChange).toHaveBeenCalledTimes(1);
  });

  it('tags, and finds by tags', async () => {
    const [subnet] = subnets('a');
    await client.createTags({
      Resources: [subnet.id, vpc.id],
      Tags: [{ Key: 'team', Value: 'payments' }],
    });
    const { Tags } = await client.describeTags({
      Filters: [{ Name: 'key', Values: ['team'] }],
    });
    expect(
      Tags!.map(({ ResourceId, ResourceType }) => [ResourceType, ResourceId]),
    ).toEqual([
      ['vpc', vpc.id],
      ['subnet', subnet.id],
    ]);
    await client.deleteTags({ Resources: [vpc.id], Tags: [{ Key: 'team' }] });
    const { Vpcs } = await client.describeVpcs({
      Filters: [{ Name: 'tag:team', Values: ['payments'] }],
    });
    expect(Vpcs).toEqual([]);
  });

  it('answers a dry run without doing anything', async () => {
    await expect(
      client.createTags({
        DryRun: true,
        Resources: [vpc.id],
        Tags: [{ Key: 'team', Value: 'payments' }],
      }),
    ).rejects.toMatchObject({
      name: 'DryRunOperation',
      message: 'Request would have succeeded, but DryRun flag is set.',
    });
    expect(vpc.tags).toEqual([]);
  });

  it('keeps accounts and regions apart', async () => {
    const elsewhere = new EC2(clientOptions(simulator, 'eu-central-1'));
    expect((await elsewhere.describeVpcs({})).Vpcs).toEqual([]);
    elsewhere.destroy();
  });

  it('lists route tables by their subnets and networks by their attributes', async () => {
    const { RouteTables } = await client.describeRouteTables({
      Filters: [{ Name: 'association.main', Values: ['true'] }],
    });
    expect(RouteTables![0].Routes).toEqual([
      expect.objectContaining({
        DestinationCidrBlock: '10.0.0.0/16',
        GatewayId: 'local',
        State: 'active',
      }),
    ]);
    const { EnableDnsHostnames } = await client.describeVpcAttribute({
      VpcId: vpc.id,
      Attribute: 'enableDnsHostnames',
    });
    expect(EnableDnsHostnames).toEqual({ Value: false });
  });
});
