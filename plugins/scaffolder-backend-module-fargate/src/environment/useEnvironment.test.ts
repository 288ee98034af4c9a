import { cannedContext } from '../__testUtils__/cannedContext';
import { cannedRecord, stackArnOf } from '../__testUtils__/cannedStacks';
import { internalVpc } from '../__testUtils__/networkFixtures';
import { readVpcFacts } from '../checks/network/VpcFacts';
import { assertConnectivity, deployConnectivity } from './deployConnectivity';
import { EnvironmentSettings } from './deployEnvironment';
import { dryRunConnectivity } from './dryRunConnectivity';
import { EnvironmentStacks } from './EnvironmentStacks';
import { missingConnectivity, useEnvironment } from './useEnvironment';

jest.mock('../checks/network/VpcFacts', () => ({
  ...jest.requireActual('../checks/network/VpcFacts'),
  readVpcFacts: jest.fn(),
}));
jest.mock('./deployConnectivity');
jest.mock('./dryRunConnectivity');

const ENTITY = { namespace: 'default', name: 'dev', owner: 'group:default/a' };
const NETWORK = internalVpc().ids;

describe('missingConnectivity', () => {
  const requested = {
    endpoints: ['kms' as const],
    transitGateway: { id: 'tgw-1', consumerCidrs: ['10.1.0.0/16'] },
  };

  it.each([
    ['both', {}, requested],
    [
      'nothing',
      { endpoints: {}, attachment: { parameters: { ConsumerCidrs: 'x' } } },
      {},
    ],
    [
      'the routes, which are created last',
      { endpoints: {}, attachment: { parameters: {} } },
      { transitGateway: requested.transitGateway },
    ],
  ])('is what has to be created: %s', (_, stacks, expected) => {
    expect(missingConnectivity(stacks as any, requested)).toEqual(expected);
  });
});

describe('useEnvironment', () => {
  beforeEach(() => {
    jest.resetAllMocks();
    jest.mocked(readVpcFacts).mockResolvedValue(internalVpc());
    jest.mocked(deployConnectivity).mockResolvedValue({ changed: false });
  });

  const cluster = (parameters = {}) =>
    cannedRecord('environment-dev-cluster', {
      parameters: {
        ContainerInsights: 'enabled',
        ExecLogRetentionDays: '7',
        LogKmsKeyArn: 'none',
        ...parameters,
      },
    });
  const vpc = () =>
    cannedRecord('environment-dev-vpc', {
      outputs: { EgressIps: '192.0.2.1,192.0.2.2' },
      parameters: {
        VpcCidr: '10.0.0.0/16',
        AvailabilityZoneCount: '2',
        NatGateways: 'per-zone',
        FlowLogRetentionDays: '30',
      },
    });
  const attachment = (ConsumerCidrs: string) =>
    cannedRecord('environment-dev-transit-gateway', {
      outputs: { AttachmentId: 'tgw-attach-1' },
      parameters: {
        TransitGatewayId: 'tgw-1',
        ConsumerCidrs,
        AttachmentSubnetIds: 'task-a,task-b',
      },
    });

  async function run(
    requested: EnvironmentSettings,
    stacks: Partial<EnvironmentStacks> = {},
    isDryRun?: boolean,
  ) {
    const canned = cannedContext({});
    const used = await useEnvironment(
      { isDryRun },
      canned.context,
      {
        cluster: await cluster(),
        vpc: await vpc(),
        descriptor: { entity: ENTITY },
        network: NETWORK,
        ...stacks,
      },
      requested,
    );
    return { ...canned, used };
  }

  it('changes nothing of one that is as requested', async () => {
    const { lines, used } = await run({
      network: { cidr: '10.0.0.0/16', natGateways: 'per-zone' },
      flowLogRetentionDays: 30,
      containerInsights: 'enabled',
    });
    expect(used).toEqual({
      stackArn: stackArnOf('environment-dev-cluster'),
      vpcStackArn: stackArnOf('environment-dev-vpc'),
      vpcId: 'vpc-1',
      egressIps: ['192.0.2.1', '192.0.2.2'],
      attachmentId: undefined,
      consumerInstructions: undefined,
      changed: false,
    });
    expect(lines).toEqual(['Note environment dev exists and is used as it is']);
    expect(readVpcFacts).not.toHaveBeenCalled();
  });

  it('creates the connections that it lacks', async () => {
    jest.mocked(deployConnectivity).mockResolvedValue({
      changed: true,
      attachmentId: 'tgw-attach-2',
      instructions: ['For the owners'],
    });
    const requested = {
      endpoints: ['kms' as const],
      transitGateway: { id: 'tgw-1', consumerCidrs: ['10.1.0.0/16'] },
    };
    const { context, used } = await run(requested);
    expect(used).toMatchObject({
      attachmentId: 'tgw-attach-2',
      consumerInstructions: ['For the owners'],
      changed: true,
    });
    const { clients, signal } = context;
    expect(assertConnectivity).toHaveBeenCalledWith(
      clients,
      requested,
      NETWORK,
      { signal },
    );
    expect(deployConnectivity).toHaveBeenCalledWith(
      context,
      ENTITY,
      requested,
      NETWORK,
    );
    expect(dryRunConnectivity).not.toHaveBeenCalled();
  });

  it('creates nothing in a dry run', async () => {
    const requested = { endpoints: [] };
    const { context, used } = await run(requested, {}, true);
    expect(used.changed).toBe(false);
    expect(dryRunConnectivity).toHaveBeenCalledWith(
      context,
      ENTITY,
      { endpoints: [], transitGateway: undefined },
      NETWORK,
    );
    expect(deployConnectivity).not.toHaveBeenCalled();
  });

  it('repeats what the consumers have to do', async () => {
    const { context, used } = await run(
      {},
      { attachment: await attachment('10.1.0.0/16,,10.3.0.0/16') },
    );
    expect(used.attachmentId).toBe('tgw-attach-1');
    expect(used.consumerInstructions).toEqual([
      'For the owners of 10.1.0.0/16, 10.3.0.0/16, to reach 10.0.0.0/16:',
      expect.stringContaining('transit gateway tgw-1'),
      expect.any(String),
      expect.any(String),
      expect.any(String),
    ]);
    const { clients, signal } = context;
    expect(readVpcFacts).toHaveBeenCalledWith(clients, NETWORK, { signal });
    const withoutRoutes = await run({}, { attachment: await attachment('') });
    expect(withoutRoutes.used).toMatchObject({
      attachmentId: 'tgw-attach-1',
      consumerInstructions: undefined,
    });
  });

  it('uses a VPC that no stack made', async () => {
    const { used, lines } = await run(
      { existing: { ...NETWORK, vpcId: 'vpc-2' } },
      { vpc: undefined },
    );
    expect(used).toMatchObject({
      vpcStackArn: undefined,
      vpcId: 'vpc-1',
      egressIps: [],
    });
    expect(lines).toEqual([
      'Note environment dev exists and is used as it is: vpcId stays vpc-1, not vpc-2; fargate:environment:update changes that',
    ]);
  });

  const endpoints = () =>
    cannedRecord('environment-dev-endpoints', {
      parameters: { SecretsManager: 'on', Kms: 'on' },
    });

  it.each<[string, EnvironmentSettings, string | undefined]>([
    [
      'the network',
      {
        network: {
          cidr: '10.9.0.0/16',
          availabilityZoneCount: 3,
          natGateways: 'single',
        },
      },
      'cidr stays 10.0.0.0/16, not 10.9.0.0/16, availabilityZoneCount stays 2, not 3, natGateways stays per-zone, not single',
    ],
    [
      'the flow logs',
      { flowLogRetentionDays: 0 },
      'flowLogRetentionDays stays 30, not none',
    ],
    [
      'the logs of sessions',
      { execLogRetentionDays: 30 },
      'execLogRetentionDays stays 7, not 30',
    ],
    [
      'the key of the logs',
      { logKmsKeyArn: 'arn:key' },
      'logKmsKeyArn stays none, not arn:key',
    ],
    [
      'Container Insights',
      { containerInsights: 'disabled' },
      'containerInsights stays enabled, not disabled',
    ],
    [
      'a VPC instead of its own',
      { existing: NETWORK },
      'vpcId stays none, not vpc-1',
    ],
    [
      'the endpoints',
      { endpoints: ['ssm', 'kms'] },
      'endpoints stays secretsmanager kms, not ssm kms',
    ],
    [
      'no endpoints',
      { endpoints: [] },
      'endpoints stays secretsmanager kms, not none',
    ],
    [
      'the transit gateway',
      { transitGateway: { id: 'tgw-2', consumerCidrs: ['10.1.0.0/16'] } },
      'transitGateway stays tgw-1, not tgw-2',
    ],
    [
      'the consumers',
      {
        transitGateway: {
          id: 'tgw-1',
          consumerCidrs: ['10.1.0.0/16', '10.2.0.0/16'],
        },
      },
      'consumerCidrs stays 10.1.0.0/16, not 10.1.0.0/16 10.2.0.0/16',
    ],
    [
      'nothing else',
      {
        endpoints: ['secretsmanager', 'kms'],
        transitGateway: { id: 'tgw-1', consumerCidrs: ['10.1.0.0/16'] },
      },
      undefined,
    ],
  ])(
    'says that it keeps what a request changes: %s',
    async (_, asked, kept) => {
      const { lines } = await run(asked, {
        endpoints: await endpoints(),
        attachment: await attachment('10.1.0.0/16'),
      });
      expect(lines).toEqual([
        `Note environment dev exists and is used as it is${
          kept ? `: ${kept}; fargate:environment:update changes that` : ''
        }`,
      ]);
    },
  );
});
