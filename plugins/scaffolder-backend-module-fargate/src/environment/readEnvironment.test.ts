import { cannedContext, TARGET } from '../__testUtils__/cannedContext';
import {
  cannedStack,
  stackArnOf,
  withStacks,
} from '../__testUtils__/cannedStacks';
import { readEnvironment } from './readEnvironment';

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

describe('readEnvironment', () => {
  const ARN = stackArnOf('cluster');
  const VPC_ARN = stackArnOf('vpc');
  const read = (
    stacks: Parameters<typeof withStacks>,
    network: object | undefined = { vpcStackArn: VPC_ARN },
    authorize = jest.fn(),
  ) => {
    const { clients, context } = cannedContext({
      ...withStacks(...stacks),
      ...withNetwork(network),
      ...withVpc(VPC_ARN),
    });
    const { signal } = context;
    return readEnvironment(clients, ARN, { signal, authorize });
  };
  const cluster = (changes = {}) =>
    cannedStack('cluster', { ...CLUSTER, ...changes });
  const vpc = (changes = {}) => cannedStack('vpc', { ...VPC, ...changes });

  it('is what its stacks say, each to be allowed', async () => {
    const authorize = jest.fn();
    expect(await read([cluster(), vpc()], undefined, authorize)).toEqual({
      target: TARGET,
      entity: {
        namespace: 'default',
        name: 'dev',
        owner: 'group:default/a',
      },
      entityRef: REF,
      clusterName: 'dev',
      executionRole: 'role',
      network: IDS,
    });
    expect(authorize.mock.calls.map(([{ name }]) => name)).toEqual([
      'cluster',
      'vpc',
    ]);
  });

  it('is in an existing VPC, which also has to be allowed', async () => {
    const authorize = jest.fn();
    const { network } = await read([cluster(), vpc()], IDS, authorize);
    expect(network).toEqual(IDS);
    expect(authorize.mock.calls.map(([{ name }]) => name)).toEqual([
      'cluster',
      'vpc',
    ]);
  });

  it.each<[string, Parameters<typeof withStacks>, string]>([
    [
      'without its cluster',
      [vpc()],
      `The environment's stack ${ARN} does not exist any more in target dev (eu-west-1). Deploy the environment again.`,
    ],
    [
      'whose VPC is deleted',
      [cluster(), vpc({ status: 'DELETE_COMPLETE' })],
      `The environment's stack ${VPC_ARN} does not exist any more`,
    ],
    [
      'of somebody else',
      [cluster({ isForeign: true }), vpc()],
      'Stack cluster in target dev is not the cluster stack of an environment of this portal.',
    ],
    [
      'with another kind of stack',
      [cluster(), vpc({ kind: 'cluster' })],
      'Stack vpc in target dev is not the vpc stack of an environment of this portal.',
    ],
    [
      'that is being changed',
      [cluster({ status: 'UPDATE_IN_PROGRESS' }), vpc()],
      "The environment's stack cluster in target dev is UPDATE_IN_PROGRESS, so no API can be deployed to it. Update the environment first.",
    ],
    [
      'without an entity',
      [cluster({ entityRef: undefined }), vpc()],
      'Stack cluster does not record its network. Deploy the environment again with fargate:environment:deploy.',
    ],
  ])('refuses one %s', async (_, stacks, message) => {
    await expect(read(stacks)).rejects.toThrow(message);
  });

  it('refuses one without the record of a network', async () => {
    await expect(read([cluster(), vpc()], {})).rejects.toThrow(
      'does not record its network',
    );
  });

  it('hides one that is not the user’s', async () => {
    const authorize = jest.fn(async (_: unknown, missing: Error) => {
      throw missing;
    });
    await expect(
      read([cluster(), vpc()], undefined, authorize as any),
    ).rejects.toThrow('does not exist any more');
  });
});
