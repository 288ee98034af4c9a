import { cannedContext } from '../__testUtils__/cannedContext';
import {
  cannedStack,
  stackArnOf,
  withStacks,
} from '../__testUtils__/cannedStacks';
import {
  hasOwnVpc,
  readEnvironmentStacks,
  settingsOf,
} from './EnvironmentStacks';
import { vpcSettingsOf } from './vpcRequest';

const ENTITY = { namespace: 'default', name: 'dev', owner: 'group:default/a' };

const REF = 'resource:default/dev';

const CLUSTER = {
  kind: 'cluster',
  entityRef: REF,
  outputs: { ClusterName: 'dev', ECSTaskExecutionRole: 'role' },
  parameters: { ContainerInsights: 'enhanced' },
} as const;

const VPC = {
  kind: 'vpc',
  entityRef: REF,
  outputs: {
    VpcId: 'vpc-1',
    PublicSubnetIds: 'pub-a,pub-b',
    PrivateSubnetIds: 'task-a,task-b',
  },
  parameters: {
    VpcCidr: '10.0.0.0/16',
    AvailabilityZoneCount: '3',
    NatGateways: 'per-zone',
  },
} as const;

const IDS = {
  vpcId: 'vpc-1',
  publicSubnetIds: ['pub-a', 'pub-b'],
  privateSubnetIds: ['task-a', 'task-b'],
};

/** The record of an environment on its cluster. */
const withNetwork = (network?: object) => ({
  DescribeStackResource: {
    StackResourceDetail: {
      ResourceType: 'AWS::ECS::Cluster',
      Metadata: JSON.stringify({ FargateApi: { entity: ENTITY, network } }),
    },
  },
  GetTemplate: {},
});

/** A VPC that a stack made, if it names one. */
const withVpc = (stackId?: string) => ({
  DescribeVpcs: {
    Vpcs: [
      {
        Tags: [
          { Key: 'Name', Value: 'x' },
          ...(stackId
            ? [{ Key: 'aws:cloudformation:stack-id', Value: stackId }]
            : []),
        ],
      },
    ],
  },
});

describe('EnvironmentStacks', () => {
  const stacks = {
    cluster: cannedStack('environment-dev-cluster', CLUSTER),
    vpc: cannedStack('environment-dev-vpc', VPC),
    endpoints: cannedStack('environment-dev-endpoints', {
      kind: 'endpoints',
      parameters: { Kms: 'on', Ssm: 'off' },
    }),
    attachment: cannedStack('environment-dev-transit-gateway', {
      kind: 'transit-gateway-attachment',
      parameters: {
        TransitGatewayId: 'tgw-1',
        ConsumerCidrs: '10.1.0.0/16,,10.3.0.0/16',
        AttachmentSubnetIds: 'task-b,task-a',
      },
    }),
  };
  const ownVpc = { vpcStackArn: stackArnOf('environment-dev-vpc') };
  const read = async (
    found: Parameters<typeof withStacks>,
    network: object | undefined = ownVpc,
    authorize = jest.fn(),
  ) => {
    const { clients, context } = cannedContext({
      ...withStacks(...found),
      ...withNetwork(network),
      ...withVpc(ownVpc.vpcStackArn),
    });
    const { signal } = context;
    return readEnvironmentStacks(clients, 'environment-dev-cluster', {
      signal,
      authorize,
    });
  };

  it('are all stacks of an environment, each to be allowed', async () => {
    const authorize = jest.fn();
    const found = (await read(Object.values(stacks), ownVpc, authorize))!;
    expect(found.network).toEqual(IDS);
    expect(hasOwnVpc(found)).toBe(true);
    expect(authorize.mock.calls.map(([, { name }]) => name)).toEqual([
      'environment-dev-cluster',
      'environment-dev-vpc',
      'environment-dev-vpc',
      'environment-dev-endpoints',
      'environment-dev-transit-gateway',
    ]);
    expect(settingsOf(found)).toEqual({
      network: vpcSettingsOf(VPC),
      containerInsights: 'enhanced',
      endpoints: ['kms'],
      transitGateway: {
        id: 'tgw-1',
        consumerCidrs: ['10.1.0.0/16', '10.3.0.0/16'],
      },
    });
  });

  it('may lack connections, and a VPC of its own', async () => {
    const found = (await read([stacks.cluster], IDS))!;
    expect(hasOwnVpc(found)).toBe(false);
    expect(settingsOf(found)).toEqual({
      existing: IDS,
      containerInsights: 'enhanced',
    });
  });

  it('may use the VPC of another environment', async () => {
    const vpc = cannedStack('environment-prod-vpc', VPC);
    const found = (await read([stacks.cluster, vpc], {
      vpcStackArn: vpc.StackId,
    }))!;
    expect(hasOwnVpc(found)).toBe(false);
    expect(found.network).toEqual(IDS);
  });

  it.each(['task-a', 'task-a,other', 'task-a,task-b,other'])(
    'name the attached subnets %s, which are not the private ones',
    async AttachmentSubnetIds => {
      const attachment = cannedStack('environment-dev-transit-gateway', {
        parameters: { TransitGatewayId: 'tgw-1', AttachmentSubnetIds },
      });
      const found = await read([stacks.cluster, stacks.vpc, attachment]);
      expect(settingsOf(found!).transitGateway).toEqual({
        id: 'tgw-1',
        consumerCidrs: [],
        subnetIds: AttachmentSubnetIds.split(','),
      });
    },
  );

  it.each<[string, Parameters<typeof withStacks>, object | undefined]>([
    ['no cluster', [stacks.vpc], ownVpc],
    ['no VPC', [stacks.cluster], ownVpc],
    ['no record', [stacks.cluster, stacks.vpc], {}],
    [
      'a cluster that is not complete',
      [
        cannedStack('environment-dev-cluster', {
          ...CLUSTER,
          status: 'CREATE_IN_PROGRESS',
        }),
        stacks.vpc,
      ],
      ownVpc,
    ],
    [
      'the cluster of somebody else',
      [
        cannedStack('environment-dev-cluster', { ...CLUSTER, isForeign: true }),
        stacks.vpc,
      ],
      ownVpc,
    ],
    [
      'another kind of stack',
      [
        cannedStack('environment-dev-cluster', { ...CLUSTER, kind: 'vpc' }),
        stacks.vpc,
      ],
      ownVpc,
    ],
  ])('are none with %s', async (_, found, network) => {
    expect(await read(found, network)).toBeUndefined();
  });
});
