import { TestBench } from '../__testUtils__/TestBench';

const owner = 'group:default/team-a';
const dev = { target: 'dev', name: 'dev', owner };

jest.setTimeout(60_000);

describe('fargate:environment:deploy', () => {
  let bench: TestBench;

  beforeEach(async () => {
    bench = await TestBench.start();
  });
  afterEach(() => bench.close());

  const deploy = (input = {}, options = {}) =>
    bench.run('fargate:environment:deploy', { ...dev, ...input }, options);

  it('makes network and cluster at the same time and says how far they are', async () => {
    const { outputs, log } = await deploy();
    expect(outputs).toEqual({
      stackArn: expect.stringContaining(':stack/environment-dev-cluster/'),
      vpcStackArn: expect.stringContaining(':stack/environment-dev-vpc/'),
      entityRef: 'resource:default/dev',
      vpcId: expect.stringMatching(/^vpc-/),
      egressIps: [expect.stringMatching(/^203\.0\.113\.\d+$/)],
      changed: true,
    });
    expect(log.slice(0, 2)).toEqual([
      'Target        dev · account 123456789012 · eu-west-1',
      expect.stringMatching(
        /^Plan {10}environment-dev-vpc: \d+ to add {4}environment-dev-cluster: 2 to add$/,
      ),
    ]);
    expect(log).toContainEqual(
      expect.stringMatching(
        /^Network {7}\[\d\d\/\d\d\] {2}NAT gateway in eu-west-1a … \d+ s of about 106 s$/,
      ),
    );
    expect(log).toContainEqual(
      expect.stringMatching(/^Cluster {7}\[ 2\/2 \] {2}done in \d+ s$/),
    );
    expect(log).toContainEqual(
      expect.stringMatching(
        /^Network {7}\[(\d\d)\/\1\] {2}done in 2 min \d\d s · egress IPs 203\.0\.113\.\d+$/,
      ),
    );
    expect(log[log.length - 1]).toMatch(
      /^Done {10}environment dev · \d min \d\d s$/,
    );
    expect(log.length).toBeLessThan(25);
  });

  it('tells the catalog of the environment', async () => {
    const { outputs } = await deploy();
    expect(bench.published).toEqual([
      {
        topic: 'fargate-api.stack',
        eventPayload: { stackArn: outputs.stackArn },
      },
    ]);
  });

  it('changes nothing when all is as it should be', async () => {
    const first = await deploy({}, { taskId: 'first' });
    const before = await bench.resources();
    const second = await deploy({}, { taskId: 'second' });
    expect(second.outputs).toEqual({ ...first.outputs, changed: false });
    expect(second.log).toContainEqual(
      'Note          environment dev exists and is used as it is',
    );
    expect(bench.changingCalls({ operation: 'ExecuteChangeSet' })).toHaveLength(
      2,
    );
    expect(await bench.changeSets('environment-dev-vpc')).toEqual([]);
    expect(await bench.resources()).toEqual(before);
  });

  it('uses a VPC that is there', async () => {
    const { outputs: vpc } = await bench.run('fargate:vpc:deploy', {
      ...dev,
      name: 'shared',
    });
    const { outputs } = await deploy({
      existing: {
        vpcId: vpc.vpcId,
        publicSubnetIds: vpc.publicSubnetIds,
        privateSubnetIds: vpc.privateSubnetIds,
      },
    });
    expect(outputs).toMatchObject({
      stackArn: expect.stringContaining(':stack/environment-dev-cluster/'),
      vpcStackArn: undefined,
      vpcId: vpc.vpcId,
    });
  });

  it('tells in a dry run what it would do, and does nothing', async () => {
    const { outputs, log } = await deploy({}, { isDryRun: true });
    expect(log).toEqual([
      'Target        dev · account 123456789012 · eu-west-1',
      'Plan          environment-dev-vpc: 20 to add',
      expect.stringMatching(/^ +add: .*NAT gateway/),
      'Dry run       environment-dev-vpc: nothing was changed',
      'Plan          environment-dev-cluster: 2 to add',
      '              add: cluster, role',
      'Dry run       environment-dev-cluster: nothing was changed',
    ]);
    expect(outputs.stackArn).toMatch(/:stack\/environment-dev-cluster\//);
    await bench.simulator.clock.advance(10);
    expect(await bench.inventory()).toEqual([]);
    expect(bench.published).toEqual([]);
  });

  it('plans the cluster while the network is being planned', async () => {
    const { faults } = bench.simulator;
    const bothAsked = new Promise<void>(resolve => {
      faults.onCall({ operation: 'CreateChangeSet', nth: 2 }, () => resolve());
    });
    // The network's plan is not told before the cluster's is asked for.
    faults.onCall(
      { operation: 'DescribeChangeSet', when: 'before' },
      () => bothAsked,
    );
    const { log } = await deploy();
    expect(log[1]).toBe(
      'Plan          environment-dev-vpc: 20 to add    environment-dev-cluster: 2 to add',
    );
  });

  it.each([
    ['network', 0],
    ['cluster', 1],
  ])(
    'leaves nothing behind when the %s cannot be planned',
    async (_, after) => {
      bench.simulator.faults.add({
        kind: 'expired-credentials',
        operation: 'CreateChangeSet',
        after,
      });
      await expect(deploy()).rejects.toThrow('expired');
      await bench.simulator.clock.advance(10);
      expect(await bench.inventory()).toEqual([]);
    },
  );

  it('goes on where a run that died left off', async () => {
    const killed = await bench.killed('fargate:environment:deploy', dev, /NAT/);
    const atDeath = await bench.resources();
    expect(killed).toMatch(/^Cancelled: stack environment-dev-vpc/);
    const { outputs, log } = await deploy();
    expect(log).toContainEqual(
      'Plan          environment-dev-vpc: an operation of this task is in progress; following it    environment-dev-cluster: no changes',
    );
    expect(outputs).toMatchObject({
      changed: true,
      vpcId: expect.stringMatching(/^vpc-/),
    });
    expect(bench.changingCalls({ operation: 'ExecuteChangeSet' })).toHaveLength(
      2,
    );
    expect(await bench.resources()).toEqual(expect.arrayContaining(atDeath));
  });

  it('leaves alone what another task is doing', async () => {
    await bench.killed('fargate:environment:deploy', dev, /NAT/);
    await expect(deploy({}, { taskId: 'another' })).rejects.toThrow(
      'The stack environment-dev-vpc has an operation in progress: CREATE_IN_PROGRESS, started by task task-1. Try again when it has ended, or set onConflict to "wait".',
    );
  });

  it('replaces a stack of ours whose creation was rolled back', async () => {
    await bench.foreignStack('environment-dev-cluster', {
      template:
        'Resources: { Role: { Type: "AWS::IAM::Role", Properties: { AssumeRolePolicyDocument: {}, ManagedPolicyArns: ["arn:aws:iam::aws:policy/none"] } } }',
      tags: {
        'fargate-api:managed': 'true',
        'fargate-api:kind': 'cluster',
        'fargate-api:entity': 'resource:default/dev',
      },
    });
    const { log } = await deploy();
    expect(log).toContainEqual(
      'Cluster       stack environment-dev-cluster is ROLLBACK_COMPLETE: deleting it first',
    );
    expect(await bench.stackStatus('environment-dev-cluster')).toBe(
      'CREATE_COMPLETE',
    );
  });

  /** A stack with resources that count towards the quotas of the account. */
  const occupy = (type: string, count: number, properties = {}) =>
    bench.foreignStack('occupied', {
      template: JSON.stringify({
        Resources: Object.fromEntries(
          Array.from({ length: count }, (_, index) => [
            `Resource${index}`,
            { Type: type, Properties: properties },
          ]),
        ),
      }),
    });

  it('leaves no environment without a network when the network fails', async () => {
    await occupy('AWS::EC2::InternetGateway', 5);
    const before = await bench.resources();
    await expect(deploy()).rejects.toThrow(
      'environment-dev-vpc: the internet gateway: The maximum number of internet gateways has been reached. (ServiceLimitExceeded)',
    );
    expect(bench.log).toContain(
      'Now           stack environment-dev-vpc deleted; stack environment-dev-cluster deleted',
    );
    expect(await bench.resources()).toEqual(before);
    expect(bench.published).toEqual([]);
  });

  it.each([
    ['checked', { isDryRun: true }],
    ['deployed', {}],
  ])(
    'refuses one VPC more than the account may have, before anything is made, when %s',
    async (_, options) => {
      await occupy('AWS::EC2::VPC', 5, { CidrBlock: '10.9.0.0/16' });
      const before = await bench.resources();
      await expect(deploy({}, options)).rejects.toThrow(
        'environment-dev-vpc needs a VPC, but account 123456789012 has 5 of at most 5 in eu-west-1. Use an existing environment or VPC, delete one that nobody uses,',
      );
      expect(await bench.resources()).toEqual(before);
      expect(bench.published).toEqual([]);
    },
  );

  it.each([
    ['checked', { isDryRun: true }],
    ['deployed', {}],
  ])(
    'refuses more Elastic IP addresses than the account may have, before anything is made, when %s',
    async (_, options) => {
      await occupy('AWS::EC2::EIP', 4);
      const before = await bench.resources();
      await expect(
        deploy({ network: { natGateways: 'per-zone' } }, options),
      ).rejects.toThrow(
        'environment-dev-vpc needs 2 more Elastic IP addresses for its NAT gateways, but account 123456789012 has 4 of at most 5 in eu-west-1. Release one,',
      );
      expect(await bench.resources()).toEqual(before);
      // One NAT gateway needs one address, which is left.
      await deploy({}, options);
    },
  );

  describe('refuses before anything is made', () => {
    const refusals: [string, object, string][] = [
      [
        'a target that is not allowed',
        { target: 'prod' },
        '"prod" is not a target of this portal. Known targets: dev.',
      ],
      [
        'a name that AWS will not take',
        { name: 'Dev_1' },
        'name: "Dev_1" cannot be used. Take lower-case letters, digits and single hyphens',
      ],
      [
        'an owner that is no reference',
        { owner: 'group:' },
        'owner: "group:" is not the reference of a group or user',
      ],
      [
        'a network that is too small',
        { network: { cidr: '10.0.0.0/24' } },
        'cidr: a network of /24 cannot be used. Take one from /16 (65,536 addresses) to /20 (4,096 addresses).',
      ],
      [
        'addresses that do not begin at a boundary',
        { network: { cidr: '10.0.1.0/16' } },
        'cidr: 10.0.1.0/16 does not begin at a boundary of its size. Take 10.0.0.0/16.',
      ],
      [
        'one availability zone',
        { network: { availabilityZoneCount: 1 } },
        'instance.network.availabilityZoneCount must be greater than or equal to 2',
      ],
      [
        'subnets that do not exist',
        {
          existing: {
            vpcId: 'vpc-0',
            publicSubnetIds: ['subnet-0a', 'subnet-0b'],
            privateSubnetIds: ['subnet-0c'],
          },
        },
        'Subnet subnet-0a does not exist in eu-west-1: choose another.',
      ],
    ];

    it.each(refusals)('%s', async (_, input, message) => {
      await expect(deploy(input)).rejects.toThrow(message);
      expect(bench.changingCalls()).toEqual([]);
    });

    it('a stack of that name that is not ours', async () => {
      await bench.foreignStack('environment-dev-vpc');
      const mark = bench.callCount();
      await expect(deploy()).rejects.toThrow(
        'A stack named environment-dev-vpc already exists and was not created by this portal',
      );
      expect(bench.changingCalls({ since: mark })).toEqual([]);
    });

    it('a name that the catalog has given to something else', async () => {
      bench.addEntity({
        apiVersion: 'backstage.io/v1alpha1',
        kind: 'Resource',
        metadata: { name: 'dev', namespace: 'default' },
        spec: { type: 'database', owner },
      });
      await expect(deploy()).rejects.toThrow(
        'name: resource:default/dev already exists in the catalog and belongs to something else. Choose another name.',
      );
      expect(bench.changingCalls()).toEqual([]);
    });
  });
});
