import { RunOptions, TestBench } from '../../__testUtils__/TestBench';

jest.setTimeout(60_000);

const OWNER = 'group:default/team-a';
const OURS = '123456789012';
const SHARED = '210987654321';
const STRANGER = '999999999999';

/** Issue 11: case 7. */
describe("what people reported: ECR's other hosts and accounts are not taken for ECR", () => {
  let bench: TestBench;
  let withNat: string;
  let withoutNat: string;

  beforeAll(async () => {
    bench = await TestBench.start({ shared: SHARED });
    bench.stride = 8;
    [withNat, withoutNat] = await Promise.all(
      (['single', 'none'] as const).map(async natGateways => {
        const { outputs } = await bench.run('fargate:environment:deploy', {
          target: 'dev',
          name: natGateways,
          owner: OWNER,
          network: {
            natGateways,
            cidr: natGateways === 'none' ? '10.1.0.0/16' : '10.0.0.0/16',
          },
          ...(natGateways === 'none' && { endpoints: [] }),
        });
        return outputs.stackArn as string;
      }),
    );
  });
  afterAll(() => bench.close());

  const deploy = (
    image: string,
    environmentStackArn = withNat,
    options: RunOptions = { isDryRun: true },
  ) =>
    bench.run(
      'fargate:public-api:deploy',
      {
        name: options.isDryRun ? 'orders' : 'quotes',
        owner: OWNER,
        environmentStackArn,
        image,
      },
      { taskId: bench.newTaskId(), ...options },
    );

  /** The accounts whose registry was asked during a run that may fail. */
  async function askedDuring(run: () => Promise<unknown>): Promise<string[]> {
    const mark = bench.callCount();
    await run().catch(() => {});
    const accounts = bench.simulator.calls
      .all()
      .slice(mark)
      .filter(({ service }) => service === 'ecr')
      .map(({ account }) => account);
    return [...new Set(accounts)];
  }

  const hosts = (account: string) => [
    `${account}.dkr.ecr.eu-west-1.amazonaws.com`,
    `${account}.dkr-ecr.eu-west-1.on.aws`,
    `${account}.dkr.ecr-fips.eu-west-1.amazonaws.com`,
    `${account}.dkr-ecr-fips.eu-west-1.on.aws`,
  ];

  it.each(hosts(OURS))(
    'looks in the registry of %s before anything is made',
    async host => {
      expect((await deploy(`${host}/orders:v1`)).log).not.toContainEqual(
        expect.stringContaining('was not checked'),
      );
      const since = bench.callCount();
      await expect(
        deploy(`${host}/orders:does-not-exist`, withNat, {}),
      ).rejects.toThrow(
        `repository orders of account ${OURS} in eu-west-1 has no image with tag does-not-exist`,
      );
      expect(bench.changingCalls({ since })).toEqual([]);
      expect(await askedDuring(() => deploy(`${host}/orders:v1`))).toEqual([
        OURS,
      ]);
    },
  );

  it.each(hosts(OURS).slice(1))(
    'refuses %s where tasks reach ECR by its endpoints, which do not answer for that host',
    async host => {
      await expect(deploy(`${host}/orders:v1`, withoutNat)).rejects.toThrow(
        `the VPC endpoints of ECR do not answer for the host of ${host}/orders:v1: write ${
          hosts(OURS)[0]
        }/orders instead`,
      );
    },
  );

  it('runs from its usual host where tasks reach ECR by its endpoints', async () => {
    const { log } = await deploy(`${hosts(OURS)[0]}/orders:v1`, withoutNat, {});
    expect(log).toContainEqual(expect.stringContaining('2/2 healthy'));
  });

  it.each(hosts(SHARED))(
    'asks the account of %s, which is another target',
    async host => {
      const image = `${host}/does-not-exist:v1`;
      await expect(deploy(image)).rejects.toThrow(
        `account ${SHARED} has no repository does-not-exist in eu-west-1`,
      );
      expect(await askedDuring(() => deploy(image))).toEqual([SHARED]);
    },
  );

  it.each([
    [hosts(STRANGER)[0], STRANGER, 'eu-west-1'],
    [hosts(STRANGER)[1], STRANGER, 'eu-west-1'],
    [`${OURS}.dkr.ecr.us-east-1.amazonaws.com`, OURS, 'us-east-1'],
    [`${OURS}.dkr-ecr.us-east-1.on.aws`, OURS, 'us-east-1'],
  ])('says that it cannot look in %s', async (host, account, region) => {
    const image = `${host}/orders:v1`;
    const { log } = await deploy(image);
    expect(log).toContain(
      `Note          it was not checked whether ${image} exists: its registry, account ${account} in ${region}, is not a target`,
    );
    expect(await askedDuring(() => deploy(image))).toEqual([]);
  });
});
