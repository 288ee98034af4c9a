import {
  descriptorInTemplate,
  parseTemplate,
} from '@fargate-api/backstage-plugin-fargate-api-node';
import { cannedContext } from '../__testUtils__/cannedContext';
import { cannedRecord, stackArnOf } from '../__testUtils__/cannedStacks';
import {
  assertConnectivity,
  deployConnectivity,
} from '../environment/deployConnectivity';
import { dryRunConnectivity } from '../environment/dryRunConnectivity';
import { EnvironmentStacks } from '../environment/EnvironmentStacks';
import { deployOrDryRun } from '../run/deployOrDryRun';
import { EnvironmentChanges, updateEnvironment } from './updateEnvironment';

jest.mock('../run/deployOrDryRun');
jest.mock('../environment/dryRunConnectivity');
jest.mock('../environment/deployConnectivity', () => ({
  ...jest.requireActual('../environment/deployConnectivity'),
  assertConnectivity: jest.fn(),
  deployConnectivity: jest.fn(),
}));

const ENTITY = { namespace: 'default', name: 'dev', owner: 'group:default/a' };
const NETWORK = {
  vpcId: 'vpc-1',
  publicSubnetIds: ['p1', 'p2'],
  privateSubnetIds: ['t1', 't2'],
};
const NEW_NETWORK = {
  vpcId: 'vpc-1',
  publicSubnetIds: ['p1', 'p2', 'p3'],
  privateSubnetIds: ['t1', 't2', 't3'],
};

/** Of the stacks after the update, by their kind. */
const OUTPUTS: Record<string, Record<string, string>> = {
  vpc: {
    VpcId: 'vpc-1',
    PublicSubnetIds: 'p1,p2,p3',
    PrivateSubnetIds: 't1,t2,t3',
    EgressIps: '192.0.2.1,192.0.2.2',
  },
};
const GATEWAY = { id: 'tgw-1', consumerCidrs: ['10.1.0.0/16'] };

/** Which VPC an environment has, and whether it is connected. */
interface Facts {
  vpc?: 'own' | 'shared' | 'existing';
  isConnected?: boolean;
  isDryRun?: boolean;
  /** The labels of the stacks that change. */
  changing?: string[];
}

async function stacksOf({
  vpc,
  isConnected,
}: Facts): Promise<EnvironmentStacks> {
  const name = `environment-${vpc === 'own' ? 'dev' : 'shared'}-vpc`;
  return {
    cluster: await cannedRecord('environment-dev-cluster', {
      kind: 'cluster',
      parameters: { ContainerInsights: 'enhanced', LogKmsKeyArn: 'none' },
    }),
    vpc:
      vpc === 'existing'
        ? undefined
        : await cannedRecord(name, {
            kind: 'vpc',
            outputs: { EgressIps: '192.0.2.1' },
            parameters: {
              VpcCidr: '10.0.0.0/16',
              AvailabilityZoneCount: '2',
              NatGateways: 'single',
            },
          }),
    descriptor: {
      entity: { ...ENTITY, title: 'Dev', description: 'For tests.' },
      network: vpc === 'existing' ? NETWORK : { vpcStackArn: stackArnOf(name) },
    },
    endpoints: isConnected
      ? await cannedRecord('environment-dev-endpoints', {
          parameters: { Ssm: 'on' },
        })
      : undefined,
    attachment: isConnected
      ? await cannedRecord('environment-dev-attachment', {
          parameters: {
            TransitGatewayId: GATEWAY.id,
            ConsumerCidrs: '10.1.0.0/16',
            AttachmentSubnetIds: 't1,t2',
          },
          outputs: { AttachmentId: 'tgw-attach-1' },
        })
      : undefined,
    network: NETWORK,
  };
}

describe('updateEnvironment', () => {
  beforeEach(() => jest.resetAllMocks());

  async function update(
    changes: EnvironmentChanges,
    { vpc = 'own', changing = [], isDryRun, ...facts }: Facts = {},
    connected: Awaited<ReturnType<typeof deployConnectivity>> = {
      changed: false,
    },
  ) {
    jest.mocked(deployConnectivity).mockResolvedValue(connected);
    jest.mocked(deployOrDryRun).mockImplementation(async (_, __, request) => ({
      arn: stackArnOf(request.name),
      changed: changing.includes(request.kind),
      outputs: OUTPUTS[request.kind] ?? {},
    }));
    const { context } = cannedContext({});
    const stacks = await stacksOf({ vpc, ...facts });
    const updated = await updateEnvironment(
      { isDryRun },
      context,
      stacks,
      changes,
    );
    const requests = jest
      .mocked(deployOrDryRun)
      .mock.calls.map(([, , request]) => request);
    return { context, requests, updated };
  }

  const connectivity = () => jest.mocked(deployConnectivity).mock.calls[0][2];

  it('deploys VPC and cluster with what stays, and connects nothing new', async () => {
    const { context, requests, updated } = await update({
      natGateways: 'none',
    });
    expect(
      requests.map(({ kind, onReplacement }) => [kind, onReplacement]),
    ).toEqual([
      ['vpc', 'fail'],
      ['cluster', 'fail'],
    ]);
    const [vpc, cluster] = requests;
    expect(vpc.parameters).toMatchObject({
      VpcCidr: '10.0.0.0/16',
      AvailabilityZoneCount: '2',
      NatGateways: 'none',
    });
    expect(cluster.parameters).toMatchObject({ ContainerInsights: 'enhanced' });
    expect(assertConnectivity).toHaveBeenCalledWith(
      context.clients,
      { natGateways: 'none' },
      NETWORK,
      { signal: context.signal },
    );
    expect(connectivity()).toEqual({ onReplacement: 'fail' });
    expect(jest.mocked(deployConnectivity).mock.calls[0][3]).toEqual(
      NEW_NETWORK,
    );
    expect(updated).toEqual({
      stackArn: stackArnOf('environment-dev-cluster'),
      vpcStackArn: stackArnOf('environment-dev-vpc'),
      vpcId: 'vpc-1',
      egressIps: ['192.0.2.1', '192.0.2.2'],
      attachmentId: undefined,
      consumerInstructions: undefined,
      changed: false,
    });
  });

  it.each([
    [['vpc'], false],
    [['cluster'], false],
    [[], true],
  ])(
    'has changed where %j or its connections (%s) have',
    async (changing, changed) => {
      const { updated } = await update({}, { changing }, { changed });
      expect(updated.changed).toBe(true);
    },
  );

  it('returns how consumers reach it', async () => {
    const { updated } = await update(
      { transitGateway: GATEWAY },
      {},
      {
        changed: true,
        attachmentId: 'tgw-attach-2',
        instructions: ['a route'],
      },
    );
    expect(updated).toMatchObject({
      attachmentId: 'tgw-attach-2',
      consumerInstructions: ['a route'],
    });
  });

  it('lets others lose what they depend on only if the request says so', async () => {
    const { requests } = await update({ onReplacement: 'proceed' });
    expect(requests[0].onReplacement).toBe('proceed');
    expect(connectivity().onReplacement).toBe('proceed');
  });

  it.each<[string, EnvironmentChanges, object]>([
    ['what is not mentioned', {}, {}],
    ['as many AZs as it has', { availabilityZoneCount: 2 }, {}],
    [
      'all connections in other subnets',
      { availabilityZoneCount: 3 },
      {
        endpoints: expect.any(Array),
        transitGateway: { ...GATEWAY, subnetIds: undefined },
      },
    ],
    ['other endpoints', { endpoints: ['ssm'] as any }, { endpoints: ['ssm'] }],
    [
      'another transit gateway in other subnets',
      { availabilityZoneCount: 3, transitGateway: { ...GATEWAY, id: 'tgw-2' } },
      {
        endpoints: expect.any(Array),
        transitGateway: { ...GATEWAY, id: 'tgw-2' },
      },
    ],
  ])('deploys of its connections: %s', async (_, changes, expected) => {
    const { updated } = await update(changes, { isConnected: true });
    const { onReplacement, ...connections } = connectivity();
    expect(connections).toEqual(expected);
    expect(updated.attachmentId).toBe('tgw-attach-1');
  });

  it.each<[EnvironmentChanges, object]>([
    [{}, { ...ENTITY, title: 'Dev', description: 'For tests.' }],
    [
      { owner: '', title: '', description: '' },
      { ...ENTITY, title: 'Dev', description: 'For tests.' },
    ],
    [
      { owner: 'group:default/b', title: 'D', description: 'Other.' },
      {
        ...ENTITY,
        owner: 'group:default/b',
        title: 'D',
        description: 'Other.',
      },
    ],
  ])('with %j is recorded as %j', async (changes, entity) => {
    const { requests } = await update(changes);
    const recorded = descriptorInTemplate(
      parseTemplate(requests[1].template!),
      'cluster',
    );
    expect(recorded?.entity).toEqual(entity);
  });

  it.each<[Facts['vpc'], string[], string | undefined]>([
    ['shared', ['192.0.2.1'], stackArnOf('environment-shared-vpc')],
    ['existing', [''], undefined],
  ])('leaves a VPC that is %s as it is', async (vpc, egressIps, arn) => {
    const { requests, updated } = await update({}, { vpc });
    expect(requests.map(({ kind }) => kind)).toEqual(['cluster']);
    expect(updated.vpcStackArn).toBe(arn);
    expect(updated.egressIps.join()).toBe(egressIps.join());
    expect(jest.mocked(deployConnectivity).mock.calls[0][3]).toEqual(NETWORK);
  });

  it.each<[Facts['vpc'], EnvironmentChanges, string]>([
    [
      'shared',
      { natGateways: 'none' },
      'natGateways: environment dev uses the VPC vpc-1, which is not its own. Change it where it is managed (stack environment-shared-vpc).',
    ],
    [
      'existing',
      { availabilityZoneCount: 3 },
      'availabilityZoneCount: environment dev uses the VPC vpc-1, which is not its own. Change it where it is managed.',
    ],
    [
      'existing',
      { flowLogRetentionDays: 7 },
      'flowLogRetentionDays: environment dev uses the VPC vpc-1',
    ],
    [
      'own',
      { transitGateway: { ...GATEWAY, consumerCidrs: ['10.0.1.0/24'] } },
      'transitGateway.consumerCidrs: ',
    ],
    ['own', { owner: 'a b' }, 'owner: '],
  ])(
    'of a VPC that is %s refuses %j before anything changes',
    async (vpc, changes, message) => {
      await expect(update(changes, { vpc })).rejects.toThrow(message);
      expect(deployOrDryRun).not.toHaveBeenCalled();
    },
  );

  it('shows in a dry run what would become of its connections', async () => {
    const { context, updated } = await update(
      { endpoints: [] },
      { isDryRun: true, isConnected: true },
    );
    expect(deployConnectivity).not.toHaveBeenCalled();
    expect(jest.mocked(dryRunConnectivity).mock.calls).toEqual([
      [
        context,
        expect.objectContaining(ENTITY),
        { endpoints: [], onReplacement: 'fail', transitGateway: undefined },
        NEW_NETWORK,
      ],
    ]);
    expect(updated).toMatchObject({
      attachmentId: 'tgw-attach-1',
      changed: false,
    });
  });
});
