import { ConflictError } from '@backstage/errors';
import { readDescriptor } from '@fargate-api/backstage-plugin-fargate-api-node';
import { RunOptions, TestBench } from '../../__testUtils__/TestBench';

jest.setTimeout(60_000);

const PLATFORM = 'group:default/platform';
const TEAM = 'group:default/team-orders';
const PAT = 'user:default/pat';
const OLGA = 'user:default/olga';

/** Issue 11: case 4. */
describe("what people reported: the wizard rewrites another team's environment", () => {
  let bench: TestBench;
  let egressIps: string[];
  let stackArn: string;

  const run = (
    user: string,
    id: string,
    input: any,
    options: RunOptions = {},
  ) =>
    bench.run(id, input, {
      user,
      taskId: bench.newTaskId(),
      ...options,
    });

  beforeEach(async () => {
    bench = await TestBench.start();
    bench.stride = 8;
    bench.users.set(PAT, { groups: [PLATFORM] });
    bench.users.set(OLGA, { groups: [TEAM] });
    const { outputs } = await run(PAT, 'fargate:environment:deploy', {
      target: 'dev',
      name: 'shared',
      owner: PLATFORM,
      description: 'of all teams',
      network: { natGateways: 'per-zone', availabilityZoneCount: 3 },
      containerInsights: 'disabled',
    });
    ({ egressIps, stackArn } = outputs);
    bench.addStackEntity('resource:default/shared', stackArn, PLATFORM);
  });
  afterEach(() => bench.close());

  const update = (input: object, options?: RunOptions) =>
    run(
      PAT,
      'fargate:environment:update',
      { entityRef: 'resource:default/shared', ...input },
      options,
    );
  const descriptor = async () =>
    (await readDescriptor(
      await bench.clients(),
      (await bench.describe(stackArn))!,
    ))!.entity;
  const parameters = async () => ({
    ...(await bench.describe('environment-shared-vpc'))!.parameters,
    ...(await bench.describe(stackArn))!.parameters,
  });

  it.each([false, true])(
    'naming an environment that exists uses it, and changes nothing (in the catalog: %s)',
    async isKnown => {
      const user = isKnown ? OLGA : PAT;
      if (!isKnown) {
        bench.clearEntities();
      }
      const before = await bench.inventory();
      const { outputs, log } = await run(user, 'fargate:environment:deploy', {
        target: 'dev',
        name: 'shared',
        owner: isKnown ? TEAM : PLATFORM,
        network: { natGateways: 'single' },
      });
      expect(outputs).toMatchObject({ changed: false, egressIps, stackArn });
      expect(log).toContain(
        'Note          environment shared exists and is used as it is: natGateways stays per-zone, not single; fargate:environment:update changes that',
      );
      expect(await bench.inventory()).toEqual(before);
    },
  );

  it('another team deploys its API there', async () => {
    const { outputs } = await run(OLGA, 'fargate:public-api:deploy', {
      name: 'orders',
      owner: TEAM,
      environmentStackArn: stackArn,
      image: 'public.ecr.aws/docker/library/nginx:1.27',
    });
    expect(outputs.endpoint).toMatch(/^http/);
  });

  it('another team may not add connections to it', async () => {
    await expect(
      run(OLGA, 'fargate:environment:deploy', {
        target: 'dev',
        name: 'shared',
        owner: TEAM,
        endpoints: ['ssm'],
      }),
    ).rejects.toThrow('you are not a member of group:default/platform');
  });

  it('what an update leaves out stays', async () => {
    const before = await parameters();
    const { outputs } = await update({ containerInsights: 'enhanced' });
    expect(outputs).toMatchObject({ changed: true, egressIps, stackArn });
    expect(await parameters()).toEqual({
      ...before,
      ContainerInsights: 'enhanced',
    });
    expect(await descriptor()).toMatchObject({
      owner: PLATFORM,
      description: 'of all teams',
    });
    await update({ description: 'of most teams' });
    expect(await parameters()).toMatchObject({ ContainerInsights: 'enhanced' });
    expect(await descriptor()).toMatchObject({
      owner: PLATFORM,
      description: 'of most teams',
    });
  });

  it.each(['fargate:environment:update', 'fargate:vpc:deploy'])(
    'losing NAT gateways, their addresses or subnets takes consent: %s',
    async id => {
      const input =
        id === 'fargate:vpc:deploy'
          ? { target: 'dev', name: 'shared', owner: PLATFORM }
          : { entityRef: 'resource:default/shared' };
      const lose = async (change: object, options?: RunOptions) =>
        run(PAT, id, { ...input, ...change }, options);
      for (const isDryRun of [true, false]) {
        const end = lose({ natGateways: 'single' }, { isDryRun });
        await expect(end).rejects.toThrow(ConflictError);
        await expect(end).rejects.toThrow(
          /The update would remove .*the NAT gateway nat-\w+.*Set onReplacement to "proceed" to allow it\./,
        );
        await expect(end).rejects.toThrow(`the egress address ${egressIps[1]}`);
      }
      await expect(lose({ availabilityZoneCount: 2 })).rejects.toThrow(
        /the subnet subnet-\w+/,
      );
      expect(await bench.changeSets('environment-shared-vpc')).toEqual([]);
      const { outputs } = await lose({
        natGateways: 'single',
        onReplacement: 'proceed',
      });
      expect(outputs.egressIps).toEqual([egressIps[0]]);
    },
  );

  it('losing an endpoint takes consent', async () => {
    await update({ endpoints: ['ssm', 'kms'] });
    await expect(update({ endpoints: ['kms'] })).rejects.toThrow(
      /would remove the VPC endpoint vpce-\w+ of stack environment-shared-endpoints/,
    );
    await update({ endpoints: ['kms'], onReplacement: 'proceed' });
    expect(
      (await bench.describe('environment-shared-endpoints'))!.parameters,
    ).toMatchObject({ Ssm: 'off', Kms: 'on' });
  });

  it('is handed over only to a group of the user', async () => {
    await expect(update({ owner: TEAM })).rejects.toThrow(
      'you are not a member of group:default/team-orders',
    );
    bench.users.set(PAT, { groups: [PLATFORM, TEAM] });
    await update({ owner: TEAM });
    expect(await descriptor()).toMatchObject({ owner: TEAM });
  });

  it('refuses to change a VPC that is not its own', async () => {
    const { outputs: vpc } = await run(PAT, 'fargate:vpc:deploy', {
      target: 'dev',
      name: 'net',
      owner: PLATFORM,
    });
    const { outputs } = await run(PAT, 'fargate:environment:deploy', {
      target: 'dev',
      name: 'guest',
      owner: PLATFORM,
      existing: {
        vpcId: vpc.vpcId,
        publicSubnetIds: vpc.publicSubnetIds,
        privateSubnetIds: vpc.privateSubnetIds,
      },
    });
    bench.addStackEntity('resource:default/guest', outputs.stackArn, PLATFORM);
    await expect(
      run(PAT, 'fargate:environment:update', {
        entityRef: 'resource:default/guest',
        natGateways: 'none',
      }),
    ).rejects.toThrow(
      `natGateways: environment guest uses the VPC ${vpc.vpcId}, which is not its own.`,
    );
  });
});
