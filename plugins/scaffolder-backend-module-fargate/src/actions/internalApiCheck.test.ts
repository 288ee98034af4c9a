import {
  CreateRouteCommand,
  CreateTransitGatewayVpcAttachmentCommand,
  DeleteRouteCommand,
  DescribeRouteTablesCommand,
  DescribeSecurityGroupsCommand,
  DescribeSubnetsCommand,
  DisableTransitGatewayRouteTablePropagationCommand,
  DescribeTransitGatewayRouteTablesCommand,
  RevokeSecurityGroupIngressCommand,
} from '@aws-sdk/client-ec2';
import {
  ChangeResourceRecordSetsCommand,
  ListResourceRecordSetsCommand,
} from '@aws-sdk/client-route-53';
import { CreateStackCommand } from '@aws-sdk/client-cloudformation';
import { describeStack } from '@fargate-api/backstage-plugin-fargate-api-node';
import { readCloudFormationTemplate } from '@fargate-api/templates';
import { CONSUMER_CIDR, InternalBench } from '../__testUtils__/InternalBench';

jest.setTimeout(120_000);

/** The way from a VPC in one account to an API in another, built and broken piece by piece. */
describe('fargate:internal-api:check over two accounts', () => {
  let world: InternalBench;
  let parentId: string;
  let gatewayId: string;
  let vpcId: string;
  let stackArn: string;
  let providerCidr: string;

  const consumerStack = async () =>
    (await describeStack(await world.bench.clients('network'), 'consumer'))!;

  beforeAll(async () => {
    world = await InternalBench.start();
    parentId = await world.parentZone();
    gatewayId = await world.transitGateway();
    const zone = await world.zone();
    const environment = await world.environment({
      transitGateway: { id: gatewayId, consumerCidrs: [CONSUMER_CIDR] },
    });
    providerCidr = '10.0.0.0/16';
    const { outputs } = await world.api({
      zoneStackArn: zone.outputs.stackArn,
      environmentStackArn: environment.outputs.stackArn,
    });
    stackArn = outputs.stackArn;
    const { cloudFormation } = await world.bench.clients('network');
    await cloudFormation.send(
      new CreateStackCommand({
        StackName: 'consumer',
        TemplateBody: await readCloudFormationTemplate('vpc'),
        Capabilities: ['CAPABILITY_IAM'],
        Parameters: [
          { ParameterKey: 'VpcCidr', ParameterValue: CONSUMER_CIDR },
          { ParameterKey: 'NatGateways', ParameterValue: 'none' },
        ],
      }),
    );
    await world.bench.simulator.clock.advance(900);
    vpcId = (await consumerStack()).outputs.VpcId;
  });
  afterAll(() => world.close());

  const check = async () =>
    (
      await world.bench.run('fargate:internal-api:check', {
        stackArn,
        consumer: { target: 'network', vpcId },
      })
    ).outputs;
  const apiStack = async () =>
    (await describeStack(await world.bench.clients(), stackArn))!;

  it('misses the route of the consumer first', async () => {
    expect(await check()).toMatchObject({
      reachable: false,
      missingHop: 'consumer-route',
      explanation: expect.stringContaining(
        `adds a route with destination ${providerCidr}, target ${gatewayId}`,
      ),
    });
  });

  it.each([
    [
      "the API's own VPC",
      async () => ({
        target: 'dev',
        vpcId: (await apiStack()).parameters.VpcId,
      }),
      "is the API's own VPC",
    ],
    [
      'a VPC that is not there',
      () => ({ target: 'network', vpcId: 'vpc-0' }),
      'Account 210987654321 has no VPC vpc-0 in eu-west-1',
    ],
    [
      'a consumer outside of the targets',
      () => ({ target: 'elsewhere', vpcId }),
      '"elsewhere" is not a target of this portal',
    ],
  ])('refuses %s', async (_, consumer, message) => {
    await expect(
      world.bench.run('fargate:internal-api:check', {
        stackArn,
        consumer: await consumer(),
      }),
    ).rejects.toThrow(message);
  });

  it('refuses a consumer in a target that the user may not use, before AWS is asked', async () => {
    const { bench } = world;
    const user = 'user:default/sam';
    bench.users.set(user, {
      groups: ['group:default/team-a'],
      denied: ['fargate-api.target.use'],
    });
    bench.addStackEntity('api:default/orders', stackArn);
    const calls = bench.callCount();
    await expect(
      bench.run(
        'fargate:internal-api:check',
        {
          entityRef: 'api:default/orders',
          consumer: { target: 'network', vpcId },
        },
        { user },
      ),
    ).rejects.toThrow(
      'Requires the permission fargate-api.target.use for target network.',
    );
    expect(bench.callCount()).toBe(calls);
    bench.clearEntities();
  });

  it('refuses what is no internal API', async () => {
    const { arn } = (await describeStack(
      await world.bench.clients(),
      'environment-inside-vpc',
    ))!;
    await expect(
      world.bench.run('fargate:internal-api:check', {
        stackArn: arn,
        consumer: { target: 'network', vpcId },
      }),
    ).rejects.toThrow('is not a deployed internal API of this portal');
  });

  it('fails the task where that is asked for', async () => {
    await expect(
      world.bench.run('fargate:internal-api:check', {
        stackArn,
        consumer: { target: 'network', vpcId },
        failWhenUnreachable: true,
      }),
    ).rejects.toThrow('cannot reach https://api.acme.com. consumer-route: ');
  });

  it('then says that both ends are there, once attached and routed', async () => {
    const { ec2 } = await world.bench.clients('network');
    const { outputs } = await consumerStack();
    await ec2.send(
      new CreateTransitGatewayVpcAttachmentCommand({
        TransitGatewayId: gatewayId,
        VpcId: vpcId,
        SubnetIds: outputs.PrivateSubnetIds.split(','),
      }),
    );
    await world.bench.simulator.clock.advance(300);
    for (const RouteTableId of outputs.PrivateRouteTableIds.split(',')) {
      await ec2.send(
        new CreateRouteCommand({
          RouteTableId,
          DestinationCidrBlock: providerCidr,
          TransitGatewayId: gatewayId,
        }),
      );
    }
    const result = await check();
    expect(result.hops.map(({ hop, state }: any) => [hop, state])).toEqual([
      ['name', 'ok'],
      ['delegation', 'ok'],
      ['address', 'ok'],
      ['consumer-route', 'ok'],
      ['attachment', 'ok'],
      ['provider-route', 'ok'],
      ['load-balancer', 'ok'],
      ['target', 'ok'],
    ]);
    expect(result.reachable).toBe(true);
  });

  it('finds the tasks shut to the load balancer', async () => {
    const { ec2 } = await world.bench.clients();
    const { outputs } = await apiStack();
    const GroupId = outputs.ServiceSecurityGroupId;
    const { SecurityGroups } = await ec2.send(
      new DescribeSecurityGroupsCommand({ GroupIds: [GroupId] }),
    );
    const { IpPermissions } = SecurityGroups![0];
    await ec2.send(
      new RevokeSecurityGroupIngressCommand({ GroupId, IpPermissions }),
    );
    await world.bench.simulator.clock.advance(300);
    expect(await check()).toMatchObject({
      missingHop: 'target',
      explanation: expect.stringContaining(
        'the security group of the tasks does not allow the load balancer',
      ),
    });
  });

  it("finds the consumer shut out by the balancer's security group", async () => {
    const { ec2 } = await world.bench.clients();
    const { outputs } = await apiStack();
    await ec2.send(
      new RevokeSecurityGroupIngressCommand({
        GroupId: outputs.LoadBalancerSecurityGroupId,
        IpPermissions: [
          {
            IpProtocol: 'tcp',
            FromPort: 443,
            ToPort: 443,
            IpRanges: [{ CidrIp: CONSUMER_CIDR }],
          },
        ],
      }),
    );
    expect(await check()).toMatchObject({
      missingHop: 'load-balancer',
      explanation: expect.stringContaining('allows no source on port 443'),
    });
  });

  it("finds the way back missing in the provider's route table", async () => {
    const { ec2 } = await world.bench.clients();
    const { parameters } = await apiStack();
    const { Subnets } = await ec2.send(
      new DescribeSubnetsCommand({
        SubnetIds: parameters.LoadBalancerSubnetIds.split(','),
      }),
    );
    const { RouteTables } = await ec2.send(
      new DescribeRouteTablesCommand({
        Filters: [
          {
            Name: 'association.subnet-id',
            Values: Subnets!.map(({ SubnetId }) => SubnetId!),
          },
        ],
      }),
    );
    await ec2.send(
      new DeleteRouteCommand({
        RouteTableId: RouteTables![0].RouteTableId,
        DestinationCidrBlock: CONSUMER_CIDR,
      }),
    );
    expect(await check()).toMatchObject({
      missingHop: 'provider-route',
      explanation: expect.stringContaining(RouteTables![0].RouteTableId!),
    });
  });

  it("finds the transit gateway's own route missing", async () => {
    const { ec2 } = await world.bench.clients('network');
    const { TransitGatewayRouteTables } = await ec2.send(
      new DescribeTransitGatewayRouteTablesCommand({}),
    );
    const { outputs } = (await describeStack(
      await world.bench.clients(),
      'environment-inside-transit-gateway',
    ))!;
    await ec2.send(
      new DisableTransitGatewayRouteTablePropagationCommand({
        TransitGatewayRouteTableId:
          TransitGatewayRouteTables![0].TransitGatewayRouteTableId,
        TransitGatewayAttachmentId: outputs.AttachmentId,
      }),
    );
    expect(await check()).toMatchObject({
      missingHop: 'attachment',
      explanation: expect.stringContaining('has no route to tgw-attach-'),
    });
  });

  it('finds the delegation gone', async () => {
    const { route53 } = await world.bench.clients('network');
    const { ResourceRecordSets } = await route53.send(
      new ListResourceRecordSetsCommand({ HostedZoneId: parentId }),
    );
    await route53.send(
      new ChangeResourceRecordSetsCommand({
        HostedZoneId: parentId,
        ChangeBatch: {
          Changes: ResourceRecordSets!
            .filter(({ Name }) => Name === 'api.acme.com.')
            .map(ResourceRecordSet => ({
              Action: 'DELETE',
              ResourceRecordSet,
            })),
        },
      }),
    );
    expect(await check()).toMatchObject({
      missingHop: 'delegation',
      explanation: expect.stringContaining('has no NS record api.acme.com'),
    });
  });
});
