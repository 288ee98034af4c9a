import { cannedContext } from '../__testUtils__/cannedContext';
import { cannedRecord, stackArnOf } from '../__testUtils__/cannedStacks';
import { dryRunStack } from '../stack/dryRun';
import { EnvironmentSettings } from './deployEnvironment';
import { dryRunConnectivity } from './dryRunConnectivity';
import { dryRunEnvironment } from './dryRunEnvironment';

jest.mock('../stack/dryRun', () => ({
  ...jest.requireActual('../stack/dryRun'),
  dryRunStack: jest.fn(),
}));
jest.mock('./dryRunConnectivity');

const ENTITY = { namespace: 'default', name: 'dev', owner: 'group:default/a' };
const EXISTING = {
  vpcId: 'vpc-9',
  publicSubnetIds: ['pub-a'],
  privateSubnetIds: ['task-a'],
};
const future = (name: string) =>
  `arn:aws:cloudformation:eu-west-1:123456789012:stack/${name}/dry-run`;

describe('dryRunEnvironment', () => {
  const dryRun = jest.mocked(dryRunStack);
  beforeEach(() => {
    jest.resetAllMocks();
  });

  async function run(settings: EnvironmentSettings) {
    const { context } = cannedContext({});
    const found = await dryRunEnvironment(context, ENTITY, settings);
    const requests = dryRun.mock.calls.map(([, request]) => request);
    expect(dryRun.mock.calls.map(([given]) => given)).toEqual(
      requests.map(() => context),
    );
    const [[given, entity, connections, network]] =
      jest.mocked(dryRunConnectivity).mock.calls;
    expect([given, entity, connections]).toEqual([context, ENTITY, settings]);
    return { found, requests, network };
  }

  it('plans what does not exist, with ARNs that no stack has', async () => {
    const { found, requests, network } = await run({
      network: { cidr: '10.1.0.0/16' },
      flowLogRetentionDays: 30,
      containerInsights: 'enhanced',
    });
    expect(found).toEqual({
      stackArn: future('environment-dev-cluster'),
      vpcStackArn: future('environment-dev-vpc'),
      vpcId: '',
      egressIps: [],
      changed: false,
    });
    const [vpc, cluster] = requests;
    expect(vpc.parameters).toMatchObject({
      VpcCidr: '10.1.0.0/16',
      FlowLogRetentionDays: '30',
    });
    expect(cluster.parameters).toMatchObject({ ContainerInsights: 'enhanced' });
    expect(cluster.template).toContain(future('environment-dev-vpc'));
    expect(network).toBeUndefined();
  });

  it('plans in the VPC that an earlier run created', async () => {
    const outputs = {
      VpcId: 'vpc-1',
      PublicSubnetIds: 'pub-a,pub-b',
      PrivateSubnetIds: 'task-a,task-b',
    };
    dryRun
      .mockResolvedValueOnce(
        await cannedRecord('environment-dev-vpc', { outputs }),
      )
      .mockResolvedValueOnce(await cannedRecord('environment-dev-cluster'));
    const { found, requests, network } = await run({});
    expect(found).toMatchObject({
      stackArn: stackArnOf('environment-dev-cluster'),
      vpcStackArn: stackArnOf('environment-dev-vpc'),
    });
    expect(requests[1].template).toContain(stackArnOf('environment-dev-vpc'));
    expect(network).toEqual({
      vpcId: 'vpc-1',
      publicSubnetIds: ['pub-a', 'pub-b'],
      privateSubnetIds: ['task-a', 'task-b'],
    });
  });

  it('knows no network of a VPC whose creation failed', async () => {
    dryRun.mockResolvedValueOnce(
      await cannedRecord('environment-dev-vpc', {
        status: 'ROLLBACK_COMPLETE',
      }),
    );
    expect((await run({})).network).toBeUndefined();
  });

  it('plans in an existing VPC', async () => {
    const { found, requests, network } = await run({ existing: EXISTING });
    expect(found).toEqual({
      stackArn: future('environment-dev-cluster'),
      vpcStackArn: undefined,
      vpcId: 'vpc-9',
      egressIps: [],
      changed: false,
    });
    expect(requests.map(({ name }) => name)).toEqual([
      'environment-dev-cluster',
    ]);
    expect(requests[0].template).toContain('vpc-9');
    expect(network).toBe(EXISTING);
  });
});
