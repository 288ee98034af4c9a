import { CloudFormation } from '@aws-sdk/client-cloudformation';
import { EC2, TransitGatewayRequestOptions } from '@aws-sdk/client-ec2';
import { Simulator, startSimulator } from '../../../../Simulator';
import {
  authorizeRules,
  createSecurityGroup,
} from '../../model/securityGroups';
import { createSubnet } from '../../model/subnets';
import { Ec2 } from '../../model/Ec2';
import { ATTACHMENT_SECONDS } from '../../model/transitGateways/attachments';
import { GATEWAY_SECONDS } from '../../model/transitGateways/gateways';
import { traceConsumer } from '../../model/transitGateways/traceConsumer';

const NETWORK_ACCOUNT = '111111111111';
const PROVIDER_ACCOUNT = '222222222222';
const REGION = 'eu-west-1';
const PORT = 443;

let aws: Simulator;

beforeEach(async () => {
  aws = await startSimulator();
});

afterEach(() => aws.close());

function configOf(accountId: string) {
  return {
    endpoint: aws.url,
    region: REGION,
    credentials: { accessKeyId: accountId, secretAccessKey: 'any' },
    maxAttempts: 1,
  };
}

const clientOf = (accountId: string) => new EC2(configOf(accountId));

const stateOf = (accountId: string) =>
  aws.world.account(accountId).region(REGION).service(Ec2);

/** A VPC with a subnet in each of two zones: `10.1.0.0/16` for prefix `10.1`. */
async function vpcOf(accountId: string, prefix: string) {
  const vpcId = (
    await cfn(accountId, `vpc-${prefix.replace('.', '-')}`, {
      Vpc: {
        Type: 'AWS::EC2::VPC',
        Properties: { CidrBlock: `${prefix}.0.0/16` },
      },
      ...Object.fromEntries(
        [1, 2].map(number => [
          `Subnet${number}`,
          {
            Type: 'AWS::EC2::Subnet',
            Properties: {
              VpcId: { Ref: 'Vpc' },
              CidrBlock: `${prefix}.${number}.0/24`,
              AvailabilityZone: `${REGION}${number === 1 ? 'a' : 'b'}`,
            },
          },
        ]),
      ),
    })
  ).Vpc;
  const { Subnets } = await clientOf(accountId).describeSubnets({
    Filters: [{ Name: 'vpc-id', Values: [vpcId] }],
  });
  const subnetIds = Subnets!
    .map(({ SubnetId, CidrBlock }) => [CidrBlock!, SubnetId!])
    .sort()
    .map(([, id]) => id);
  const table = stateOf(accountId).vpcs.get(vpcId)!.mainRouteTableId;
  return { vpcId, subnetIds, table };
}

/** Creates a stack and gives its physical ids by logical id. */
async function cfn(accountId: string, StackName: string, Resources: object) {
  const client = new CloudFormation(configOf(accountId));
  await client.createStack({
    StackName,
    TemplateBody: JSON.stringify({ Resources }),
  });
  await aws.clock.advance(600);
  const { StackResources } = await client.describeStackResources({ StackName });
  return Object.fromEntries(
    StackResources!.map(resource => [
      resource.LogicalResourceId!,
      resource.PhysicalResourceId!,
    ]),
  );
}

async function gateway(Options: TransitGatewayRequestOptions = {}) {
  const { TransitGateway } = await clientOf(
    NETWORK_ACCOUNT,
  ).createTransitGateway({ Options });
  await aws.clock.advance(GATEWAY_SECONDS.create);
  return TransitGateway!.TransitGatewayId!;
}

async function attach(
  accountId: string,
  TransitGatewayId: string,
  { vpcId: VpcId, subnetIds }: { vpcId: string; subnetIds: string[] },
) {
  const answer = await clientOf(accountId).createTransitGatewayVpcAttachment({
    TransitGatewayId,
    VpcId,
    SubnetIds: subnetIds,
  });
  return answer.TransitGatewayVpcAttachment!.TransitGatewayAttachmentId!;
}

async function attachmentState(accountId: string, id: string) {
  const answer = await clientOf(accountId).describeTransitGatewayVpcAttachments(
    { TransitGatewayAttachmentIds: [id] },
  );
  return answer.TransitGatewayVpcAttachments![0].State;
}

function route(
  accountId: string,
  RouteTableId: string,
  DestinationCidrBlock: string,
  TransitGatewayId: string,
) {
  return clientOf(accountId).createRoute({
    RouteTableId,
    DestinationCidrBlock,
    TransitGatewayId,
  });
}

describe('a transit gateway', () => {
  it('is pending at first, then available, and open to other accounts', async () => {
    const { TransitGateway } = await clientOf(
      NETWORK_ACCOUNT,
    ).createTransitGateway({});
    expect(TransitGateway).toMatchObject({
      State: 'pending',
      OwnerId: NETWORK_ACCOUNT,
      Options: {
        AutoAcceptSharedAttachments: 'disable',
        DefaultRouteTableAssociation: 'enable',
        AssociationDefaultRouteTableId: expect.stringMatching(/^tgw-rtb-/),
      },
    });
    await aws.clock.advance(GATEWAY_SECONDS.create);
    const { TransitGateways } = await clientOf(
      PROVIDER_ACCOUNT,
    ).describeTransitGateways({});
    expect(TransitGateways).toMatchObject([
      { State: 'available', OwnerId: NETWORK_ACCOUNT },
    ]);
  });

  it('stays while a VPC is attached', async () => {
    const id = await gateway();
    const attachmentId = await attach(
      NETWORK_ACCOUNT,
      id,
      await vpcOf(NETWORK_ACCOUNT, '10.1'),
    );
    await expect(
      clientOf(NETWORK_ACCOUNT).deleteTransitGateway({ TransitGatewayId: id }),
    ).rejects.toMatchObject({
      name: 'IncorrectState',
      message: `${id} has non-deleted VPC Attachments: ${attachmentId}.`,
    });
  });
});

describe('an attachment', () => {
  it('of the same account is available soon', async () => {
    const id = await attach(
      NETWORK_ACCOUNT,
      await gateway(),
      await vpcOf(NETWORK_ACCOUNT, '10.1'),
    );
    expect(await attachmentState(NETWORK_ACCOUNT, id)).toBe('pending');
    await aws.clock.advance(ATTACHMENT_SECONDS.create);
    expect(await attachmentState(NETWORK_ACCOUNT, id)).toBe('available');
  });

  it('of another account waits until the owner of the gateway accepts it', async () => {
    const id = await attach(
      PROVIDER_ACCOUNT,
      await gateway(),
      await vpcOf(PROVIDER_ACCOUNT, '10.1'),
    );
    await aws.clock.advance(24 * 3600);
    expect(await attachmentState(PROVIDER_ACCOUNT, id)).toBe(
      'pendingAcceptance',
    );
    await clientOf(NETWORK_ACCOUNT).acceptTransitGatewayVpcAttachment({
      TransitGatewayAttachmentId: id,
    });
    expect(await attachmentState(PROVIDER_ACCOUNT, id)).toBe('pending');
    await aws.clock.advance(ATTACHMENT_SECONDS.create);
    expect(await attachmentState(PROVIDER_ACCOUNT, id)).toBe('available');
  });

  it('of another account needs nobody where the gateway accepts by itself', async () => {
    const id = await attach(
      PROVIDER_ACCOUNT,
      await gateway({ AutoAcceptSharedAttachments: 'enable' }),
      await vpcOf(PROVIDER_ACCOUNT, '10.1'),
    );
    await aws.clock.advance(ATTACHMENT_SECONDS.create);
    expect(await attachmentState(PROVIDER_ACCOUNT, id)).toBe('available');
  });

  it('is seen by both sides, and by nobody else', async () => {
    await attach(
      PROVIDER_ACCOUNT,
      await gateway(),
      await vpcOf(PROVIDER_ACCOUNT, '10.1'),
    );
    const countFor = async (accountId: string) => {
      const answer = await clientOf(
        accountId,
      ).describeTransitGatewayAttachments({});
      return answer.TransitGatewayAttachments!.length;
    };
    expect(await countFor(PROVIDER_ACCOUNT)).toBe(1);
    expect(await countFor(NETWORK_ACCOUNT)).toBe(1);
    expect(await countFor('333333333333')).toBe(0);
  });

  it('takes one subnet of each zone', async () => {
    const id = await gateway();
    const { vpcId, subnetIds } = await vpcOf(NETWORK_ACCOUNT, '10.1');
    const neighbour = createSubnet(stateOf(NETWORK_ACCOUNT), {
      vpcId,
      cidrBlock: '10.1.3.0/24',
      availabilityZone: `${REGION}a`,
    });
    await expect(
      attach(NETWORK_ACCOUNT, id, {
        vpcId,
        subnetIds: [subnetIds[0], neighbour.id],
      }),
    ).rejects.toMatchObject({
      name: 'DuplicateSubnetsInSameZone',
      message: 'Duplicate Subnets for same AZ',
    });
  });

  it('is refused twice, and for what does not exist', async () => {
    const id = await gateway();
    const vpc = await vpcOf(NETWORK_ACCOUNT, '10.1');
    await attach(NETWORK_ACCOUNT, id, vpc);
    await expect(attach(NETWORK_ACCOUNT, id, vpc)).rejects.toMatchObject({
      name: 'DuplicateTransitGatewayAttachment',
      message: `${id} has non-deleted Transit Gateway Attachments with same VPC ID.`,
    });
    await expect(attach(NETWORK_ACCOUNT, 'tgw-0', vpc)).rejects.toMatchObject({
      name: 'InvalidTransitGatewayID.NotFound',
      message: 'Transit Gateway tgw-0 was deleted or does not exist.',
    });
    await expect(
      attach(NETWORK_ACCOUNT, id, { ...vpc, subnetIds: ['subnet-0'] }),
    ).rejects.toMatchObject({
      name: 'InvalidSubnetID.NotFound',
      message: 'Subnet subnet-0 was deleted or does not exist.',
    });
  });

  it('must be available before routes can lead to it', async () => {
    const id = await gateway();
    const vpc = await vpcOf(PROVIDER_ACCOUNT, '10.1');
    const attachmentId = await attach(PROVIDER_ACCOUNT, id, vpc);
    const add = () => route(PROVIDER_ACCOUNT, vpc.table, '10.2.0.0/16', id);
    await expect(add()).rejects.toMatchObject({
      name: 'InvalidTransitGatewayID.NotFound',
      message: `The transitGateway ID '${id}' does not exist.`,
    });
    await clientOf(NETWORK_ACCOUNT).acceptTransitGatewayVpcAttachment({
      TransitGatewayAttachmentId: attachmentId,
    });
    await aws.clock.advance(ATTACHMENT_SECONDS.create);
    await expect(add()).resolves.toMatchObject({ Return: true });
  });
});

describe('the stack of an attachment', () => {
  it('is complete before the owner of the gateway has accepted it', async () => {
    const TransitGatewayId = await gateway();
    const vpc = await vpcOf(PROVIDER_ACCOUNT, '10.1');
    const { Attachment } = await cfn(PROVIDER_ACCOUNT, 'attachment', {
      Attachment: {
        Type: 'AWS::EC2::TransitGatewayVpcAttachment',
        Properties: {
          TransitGatewayId,
          VpcId: vpc.vpcId,
          SubnetIds: vpc.subnetIds,
        },
      },
    });
    expect(await attachmentState(NETWORK_ACCOUNT, Attachment)).toBe(
      'pendingAcceptance',
    );
    const { Stacks } = await new CloudFormation(
      configOf(PROVIDER_ACCOUNT),
    ).describeStacks({ StackName: 'attachment' });
    expect(Stacks![0].StackStatus).toBe('CREATE_COMPLETE');
  });

  it('brings gateway, attachment, routes and their removal in order', async () => {
    const vpc = await vpcOf(NETWORK_ACCOUNT, '10.1');
    const ids = await cfn(NETWORK_ACCOUNT, 'transit', {
      Gateway: {
        Type: 'AWS::EC2::TransitGateway',
        Properties: { DefaultRouteTableAssociation: 'disable' },
      },
      Attachment: {
        Type: 'AWS::EC2::TransitGatewayAttachment',
        Properties: {
          TransitGatewayId: { Ref: 'Gateway' },
          VpcId: vpc.vpcId,
          SubnetIds: vpc.subnetIds,
        },
      },
      Table: {
        Type: 'AWS::EC2::TransitGatewayRouteTable',
        Properties: { TransitGatewayId: { Ref: 'Gateway' } },
      },
      ...Object.fromEntries(
        ['Association', 'Propagation'].map(link => [
          link,
          {
            Type: `AWS::EC2::TransitGatewayRouteTable${link}`,
            Properties: {
              TransitGatewayRouteTableId: { Ref: 'Table' },
              TransitGatewayAttachmentId: { Ref: 'Attachment' },
            },
          },
        ]),
      ),
      Route: {
        Type: 'AWS::EC2::TransitGatewayRoute',
        Properties: {
          TransitGatewayRouteTableId: { Ref: 'Table' },
          TransitGatewayAttachmentId: { Ref: 'Attachment' },
          DestinationCidrBlock: '0.0.0.0/0',
        },
      },
      VpcRoute: {
        Type: 'AWS::EC2::Route',
        DependsOn: 'Attachment',
        Properties: {
          RouteTableId: vpc.table,
          DestinationCidrBlock: '10.2.0.0/16',
          TransitGatewayId: { Ref: 'Gateway' },
        },
      },
    });
    const client = clientOf(NETWORK_ACCOUNT);
    const { Routes } = await client.searchTransitGatewayRoutes({
      TransitGatewayRouteTableId: ids.Table,
      Filters: [{ Name: 'state', Values: ['active'] }],
    });
    expect(Routes).toMatchObject([
      { DestinationCidrBlock: '0.0.0.0/0', Type: 'static' },
      { DestinationCidrBlock: '10.1.0.0/16', Type: 'propagated' },
    ]);
    const { RouteTables } = await client.describeRouteTables({
      RouteTableIds: [vpc.table],
    });
    expect(RouteTables![0].Routes).toContainEqual(
      expect.objectContaining({
        TransitGatewayId: ids.Gateway,
        State: 'active',
      }),
    );
    const cloudFormation = new CloudFormation(configOf(NETWORK_ACCOUNT));
    await cloudFormation.deleteStack({ StackName: 'transit' });
    await aws.clock.advance(600);
    await expect(
      cloudFormation.describeStacks({ StackName: 'transit' }),
    ).rejects.toThrow('does not exist');
    const { TransitGateways } = await client.describeTransitGateways({});
    expect(TransitGateways).toMatchObject([{ State: 'deleted' }]);
  });
});

describe('the way from a consumer to an address in another account', () => {
  async function twoVpcs() {
    const transitGatewayId = await gateway({
      AutoAcceptSharedAttachments: 'enable',
    });
    const consumer = await vpcOf(NETWORK_ACCOUNT, '10.1');
    const provider = await vpcOf(PROVIDER_ACCOUNT, '10.2');
    const ec2 = stateOf(PROVIDER_ACCOUNT);
    const group = createSecurityGroup(ec2, {
      vpcId: provider.vpcId,
      name: 'balancer',
      description: 'balancer',
    });
    const entrance = ec2.createInterface({
      subnetId: provider.subnetIds[0],
      securityGroupIds: [group.id],
      description: 'balancer',
    });
    return { transitGatewayId, consumer, provider, group, entrance };
  }

  type Place = Awaited<ReturnType<typeof twoVpcs>>;

  /** What has to be done, in the order in which packets need it. */
  const steps: [string, (place: Place) => Promise<unknown> | void][] = [
    [
      'consumer-route',
      async ({ consumer, transitGatewayId }) => {
        await attach(NETWORK_ACCOUNT, transitGatewayId, {
          ...consumer,
          subnetIds: [consumer.subnetIds[0]],
        });
        await aws.clock.advance(ATTACHMENT_SECONDS.create);
        await route(
          NETWORK_ACCOUNT,
          consumer.table,
          '10.2.0.0/16',
          transitGatewayId,
        );
      },
    ],
    [
      'transit-route',
      async ({ provider, transitGatewayId }) => {
        await attach(PROVIDER_ACCOUNT, transitGatewayId, {
          ...provider,
          subnetIds: [provider.subnetIds[1]],
        });
        await aws.clock.advance(ATTACHMENT_SECONDS.create);
      },
    ],
    [
      'security-group',
      ({ group }) => {
        authorizeRules(stateOf(PROVIDER_ACCOUNT), group.id, [
          {
            isEgress: false,
            protocol: 'tcp',
            fromPort: PORT,
            toPort: PORT,
            peer: { cidrIpv4: '10.1.0.0/16' },
          },
        ]);
      },
    ],
    [
      'provider-route',
      ({ provider, transitGatewayId }) =>
        route(
          PROVIDER_ACCOUNT,
          provider.table,
          '10.1.0.0/16',
          transitGatewayId,
        ),
    ],
    [
      'provider-zone',
      async ({ provider }) => {
        const client = clientOf(PROVIDER_ACCOUNT);
        const { TransitGatewayVpcAttachments } =
          await client.describeTransitGatewayVpcAttachments({
            Filters: [{ Name: 'vpc-id', Values: [provider.vpcId] }],
          });
        await client.modifyTransitGatewayVpcAttachment({
          TransitGatewayAttachmentId:
            TransitGatewayVpcAttachments![0].TransitGatewayAttachmentId,
          AddSubnetIds: [provider.subnetIds[0]],
        });
      },
    ],
  ];

  const trace = ({ consumer, provider, entrance }: Place, subnet?: number) =>
    traceConsumer(
      aws.world,
      {
        accountId: NETWORK_ACCOUNT,
        region: REGION,
        vpcId: consumer.vpcId,
        subnetId: subnet === undefined ? undefined : consumer.subnetIds[subnet],
      },
      {
        accountId: PROVIDER_ACCOUNT,
        region: REGION,
        vpcId: provider.vpcId,
        ip: entrance.privateIp,
        port: PORT,
      },
    );

  it('breaks at the first hop that is missing, one after the other', async () => {
    const place = await twoVpcs();
    const broken: (string | undefined)[] = [];
    for (const [, make] of steps) {
      broken.push(trace(place).hops.at(-1)?.hop);
      await make(place);
    }
    expect(broken).toEqual(steps.map(([hop]) => hop));
    expect(trace(place).reachable).toBe(true);
  });

  it('is closed to subnets in a zone without attachment', async () => {
    const place = await twoVpcs();
    for (const [, make] of steps) {
      await make(place);
    }
    expect(trace(place, 0).reachable).toBe(true);
    expect(trace(place, 1)).toMatchObject({ reachable: false });
    expect(trace(place, 1).hops.at(-1)).toEqual({
      hop: 'consumer-zone',
      ok: false,
      resourceId: `${REGION}b`,
    });
  });

  it('is closed again when the provider detaches, and its route is a black hole', async () => {
    const place = await twoVpcs();
    for (const [, make] of steps) {
      await make(place);
    }
    const client = clientOf(PROVIDER_ACCOUNT);
    const { TransitGatewayVpcAttachments } =
      await client.describeTransitGatewayVpcAttachments({
        Filters: [{ Name: 'vpc-id', Values: [place.provider.vpcId] }],
      });
    await client.deleteTransitGatewayVpcAttachment({
      TransitGatewayAttachmentId:
        TransitGatewayVpcAttachments![0].TransitGatewayAttachmentId,
    });
    await aws.clock.advance(ATTACHMENT_SECONDS.delete);
    expect(trace(place).hops.at(-1)).toMatchObject({
      hop: 'transit-route',
      ok: false,
    });
    const { RouteTables } = await client.describeRouteTables({
      RouteTableIds: [place.provider.table],
    });
    expect(RouteTables![0].Routes).toContainEqual(
      expect.objectContaining({
        DestinationCidrBlock: '10.1.0.0/16',
        State: 'blackhole',
      }),
    );
  });
});
