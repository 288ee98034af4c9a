import { TestBench } from '../__testUtils__/TestBench';

jest.setTimeout(60_000);

const dev = { target: 'dev', name: 'dev', owner: 'group:default/team-a' };

describe('fargate:vpc:deploy and fargate:cluster:deploy', () => {
  let bench: TestBench;
  let vpc: Record<string, any>;
  let mark: number;

  beforeAll(async () => {
    bench = await TestBench.start();
    vpc = (await bench.run('fargate:vpc:deploy', dev)).outputs;
  });
  afterAll(() => bench.close());
  beforeEach(() => {
    mark = bench.callCount();
  });

  const deploy = (network: object, options = {}) =>
    bench.run(
      'fargate:cluster:deploy',
      { ...dev, network: network as any },
      options,
    );
  const existing = (changes: object = {}) => ({
    vpcId: vpc.vpcId,
    publicSubnetIds: vpc.publicSubnetIds,
    privateSubnetIds: vpc.privateSubnetIds,
    ...changes,
  });

  it('make a network', () => {
    expect(vpc).toEqual({
      stackArn: expect.stringContaining(':stack/environment-dev-vpc/'),
      vpcId: expect.stringMatching(/^vpc-/),
      publicSubnetIds: [
        expect.stringMatching(/^subnet-/),
        expect.stringMatching(/^subnet-/),
      ],
      privateSubnetIds: [
        expect.stringMatching(/^subnet-/),
        expect.stringMatching(/^subnet-/),
      ],
      egressIps: [expect.any(String)],
      changed: true,
    });
  });

  it('tell in a dry run what they would do', async () => {
    const before = await bench.inventory();
    const { log } = await deploy(
      { vpcStackArn: vpc.stackArn },
      { isDryRun: true },
    );
    expect(log).toContain('Plan          environment-dev-cluster: 2 to add');
    await bench.simulator.clock.advance(10);
    expect(await bench.inventory()).toEqual(before);
    expect(bench.published).toEqual([]);
  });

  it.each<[string, () => object, RegExp]>([
    [
      'two subnets in one AZ',
      () =>
        existing({
          publicSubnetIds: [vpc.publicSubnetIds[0], vpc.privateSubnetIds[0]],
        }),
      /Public subnets subnet-\w+ and subnet-\w+ are both in AZ eu-west-1a \(euw1-az\d\): keep one of them\./,
    ],
    [
      'private subnets for public ones',
      () => existing({ publicSubnetIds: vpc.privateSubnetIds }),
      /Public subnet subnet-\w+ has no route to an internet gateway/,
    ],
    [
      'subnets of another VPC',
      () => existing({ vpcId: 'vpc-0123456789abcdef0' }),
      /Subnet subnet-\w+ is in vpc-\w+ and not in vpc-0123456789abcdef0/,
    ],
    [
      'a network stack that does not exist',
      () => ({
        vpcStackArn: vpc.stackArn.replace(
          /[^/]*$/,
          '11111111-1111-1111-1111-111111111111',
        ),
      }),
      /does not exist any more in target dev \(eu-west-1\)/,
    ],
    [
      'a network in an account that is not allowed',
      () => ({ vpcStackArn: vpc.stackArn.replace('1234', '9999') }),
      /Account 999956789012 in eu-west-1 is not a target of this portal/,
    ],
  ])('refuse %s before anything is made', async (_, network, message) => {
    await expect(deploy(network())).rejects.toThrow(message);
    expect(bench.changingCalls({ since: mark })).toEqual([]);
  });

  it('make the environment whole', async () => {
    const { outputs } = await deploy({ vpcStackArn: vpc.stackArn });
    expect(outputs).toEqual({
      stackArn: expect.stringContaining(':stack/environment-dev-cluster/'),
      clusterName: expect.stringContaining('environment-dev-cluster'),
      entityRef: 'resource:default/dev',
      changed: true,
    });
    expect(bench.published).toHaveLength(1);
  });
});
