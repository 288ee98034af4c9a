import { cannedContext } from '../__testUtils__/cannedContext';
import { cannedRecord, stackArnOf } from '../__testUtils__/cannedStacks';
import { assertNetwork } from '../checks/network/assertNetwork';
import { DeploymentContext } from '../stack/DeploymentContext';
import { deployStack } from '../stack/deployStack';
import { deployTogether } from '../stack/deployTogether';
import { assertConnectivity, deployConnectivity } from './deployConnectivity';
import {
  assertEnvironment,
  checkEnvironment,
  deployEnvironment,
  EnvironmentSettings,
} from './deployEnvironment';

jest.mock('../checks/network/assertNetwork');
jest.mock('../stack/deployStack');
jest.mock('../stack/deployTogether');
jest.mock('./deployConnectivity', () => ({
  ...jest.requireActual('./deployConnectivity'),
  assertConnectivity: jest.fn(),
  deployConnectivity: jest.fn(),
}));

const ENTITY = { namespace: 'default', name: 'dev', owner: 'group:default/a' };
const EXISTING = {
  vpcId: 'vpc-9',
  publicSubnetIds: ['pub-a'],
  privateSubnetIds: ['task-a'],
};
const transitGateway = (...consumerCidrs: string[]) => ({
  transitGateway: { id: 'tgw-1', consumerCidrs },
});

beforeEach(() => {
  jest.clearAllMocks();
});

describe('checkEnvironment', () => {
  it.each<EnvironmentSettings>([
    {},
    { network: { cidr: '10.1.0.0/16' }, flowLogRetentionDays: 30 },
    { existing: EXISTING, execLogRetentionDays: 30, flowLogRetentionDays: 0 },
    // What an existing VPC has is known only to AWS.
    { existing: EXISTING, ...transitGateway('10.0.0.0/16') },
    { network: { cidr: '10.1.0.0/16' }, ...transitGateway('10.0.0.0/16') },
  ])('accepts %j', async settings => {
    await expect(checkEnvironment(ENTITY, settings)).resolves.toBeUndefined();
  });

  it.each<[EnvironmentSettings, string | RegExp]>([
    [
      { existing: EXISTING, network: {} },
      'Give either network, to create a VPC, or existing, to use an existing VPC; not both.',
    ],
    [
      { existing: EXISTING, flowLogRetentionDays: 30 },
      'flowLogRetentionDays: vpc-9 is an existing VPC, whose flow logs are turned on where it is managed.',
    ],
    [{ network: { availabilityZoneCount: 7 } }, /^availabilityZoneCount: /],
    [{ flowLogRetentionDays: 2 }, /^flowLogRetentionDays: /],
    [{ execLogRetentionDays: 2 }, /^execLogRetentionDays: /],
    [{ containerInsights: 'on' as any }, /^containerInsights: /],
    [transitGateway('10.0.0.0/8'), /^transitGateway\.consumerCidrs: /],
    [
      {
        network: { cidr: '10.1.0.0/16' },
        ...transitGateway('10.1.0.0/24'),
      },
      /10\.1\.0\.0\/24 overlaps the VPC's own CIDR block 10\.1\.0\.0\/16/,
    ],
  ])('refuses %j', async (settings, message) => {
    await expect(checkEnvironment(ENTITY, settings)).rejects.toThrow(message);
  });

  it('refuses what the catalog would not take', async () => {
    await expect(
      checkEnvironment({ ...ENTITY, name: 'a name' }, {}),
    ).rejects.toThrow(/^name: the catalog refuses it: /);
  });
});

describe('assertEnvironment', () => {
  it.each<[EnvironmentSettings, object]>([
    [{ existing: EXISTING }, { isInternal: false, getsEndpoints: false }],
    [
      { existing: { ...EXISTING, publicSubnetIds: [] }, endpoints: [] },
      { isInternal: true, getsEndpoints: true },
    ],
  ])('asks AWS about an existing VPC: %j', async (settings, use) => {
    const { clients, context } = cannedContext({});
    const { signal } = context;
    await assertEnvironment(clients, settings, { signal });
    expect(jest.mocked(assertNetwork).mock.calls).toEqual([
      [clients, settings.existing, { ...use, signal }],
    ]);
    expect(jest.mocked(assertConnectivity).mock.calls).toEqual([
      [clients, settings, settings.existing, { signal }],
    ]);
  });

  it('asks AWS only about the connections of a new one', async () => {
    const { clients } = cannedContext({});
    const settings = transitGateway('10.1.0.0/16');
    await assertEnvironment(clients, settings, {});
    expect(assertNetwork).not.toHaveBeenCalled();
    expect(jest.mocked(assertConnectivity).mock.calls).toEqual([
      [clients, settings, undefined, {}],
    ]);
  });
});

describe('deployEnvironment', () => {
  const onCluster = jest.fn();

  async function run(
    settings: EnvironmentSettings,
    changed: { vpc?: boolean; cluster?: boolean; connectivity?: boolean } = {},
    options: Partial<DeploymentContext> = {},
  ) {
    const vpc = {
      stack: await cannedRecord('environment-dev-vpc', {
        outputs: {
          VpcId: 'vpc-1',
          PublicSubnetIds: 'pub-a,pub-b',
          PrivateSubnetIds: 'task-a,task-b',
          EgressIps: '192.0.2.1,192.0.2.2',
        },
      }),
      changed: Boolean(changed.vpc),
      created: true,
    };
    const cluster = {
      stack: await cannedRecord('environment-dev-cluster'),
      changed: Boolean(changed.cluster),
      created: true,
    };
    jest.mocked(deployTogether).mockResolvedValue([vpc, cluster]);
    jest.mocked(deployStack).mockResolvedValue(cluster);
    jest.mocked(deployConnectivity).mockResolvedValue({
      changed: Boolean(changed.connectivity),
      attachmentId: 'tgw-attach-1',
      instructions: ['For the owners'],
    });
    const canned = cannedContext({}, options);
    return {
      ...canned,
      done: deployEnvironment(canned.context, ENTITY, settings, onCluster),
    };
  }

  it('creates a VPC and, with its ARN, a cluster; then connects them', async () => {
    const settings = {
      network: { cidr: '10.1.0.0/16' },
      flowLogRetentionDays: 30,
      execLogRetentionDays: 7,
    };
    const { context, done } = await run(settings);
    expect(await done).toEqual({
      stackArn: stackArnOf('environment-dev-cluster'),
      vpcStackArn: stackArnOf('environment-dev-vpc'),
      vpcId: 'vpc-1',
      egressIps: ['192.0.2.1', '192.0.2.2'],
      attachmentId: 'tgw-attach-1',
      consumerInstructions: ['For the owners'],
      changed: false,
    });
    const [[, first, secondFor]] = jest.mocked(deployTogether).mock.calls;
    expect(first.parameters).toMatchObject({
      VpcCidr: '10.1.0.0/16',
      FlowLogRetentionDays: '30',
    });
    const second = await secondFor('arn:the-vpc');
    expect(second.name).toBe('environment-dev-cluster');
    expect(second.template).toContain('arn:the-vpc');
    expect(second.parameters).toMatchObject({ ExecLogRetentionDays: '7' });
    expect(onCluster.mock.calls).toEqual([
      [stackArnOf('environment-dev-cluster')],
    ]);
    expect(jest.mocked(deployConnectivity).mock.calls).toEqual([
      [
        context,
        ENTITY,
        settings,
        {
          vpcId: 'vpc-1',
          publicSubnetIds: ['pub-a', 'pub-b'],
          privateSubnetIds: ['task-a', 'task-b'],
        },
      ],
    ]);
    expect(deployStack).not.toHaveBeenCalled();
  });

  it('uses an existing VPC', async () => {
    const { context, done } = await run({ existing: EXISTING });
    expect(await done).toEqual({
      stackArn: stackArnOf('environment-dev-cluster'),
      vpcStackArn: undefined,
      vpcId: 'vpc-9',
      egressIps: [],
      attachmentId: 'tgw-attach-1',
      consumerInstructions: ['For the owners'],
      changed: false,
    });
    expect(deployTogether).not.toHaveBeenCalled();
    const [[, request]] = jest.mocked(deployStack).mock.calls;
    expect(request.name).toBe('environment-dev-cluster');
    expect(request.template).toContain('vpc-9');
    expect(jest.mocked(deployConnectivity).mock.calls[0][0]).toBe(context);
    expect(jest.mocked(deployConnectivity).mock.calls[0][3]).toBe(EXISTING);
  });

  it.each([{ vpc: true }, { cluster: true }, { connectivity: true }])(
    'has changed something with %j',
    async changed => {
      expect((await (await run({}, changed)).done).changed).toBe(true);
    },
  );

  it('says what a task has completed that is cancelled later', async () => {
    const { done, lines } = await run({}, {}, { signal: AbortSignal.abort() });
    jest.mocked(deployConnectivity).mockRejectedValue(new Error('Cancelled'));
    await expect(done).rejects.toThrow('Cancelled');
    expect(lines).toEqual([
      'Now environment dev is deployed without all of its connectivity; the next run continues from there',
    ]);
  });
});
