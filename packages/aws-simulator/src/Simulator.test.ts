import {
  CloudFormationClient,
  DescribeStacksCommand,
} from '@aws-sdk/client-cloudformation';
import { DescribeSubnetsCommand, EC2Client } from '@aws-sdk/client-ec2';
import { ECSClient, ListClustersCommand } from '@aws-sdk/client-ecs';
import {
  AssumeRoleCommand,
  type Credentials as Session,
  GetCallerIdentityCommand,
  STSClient,
} from '@aws-sdk/client-sts';
import { Simulator, startSimulator } from './Simulator';

describe('a simulator', () => {
  let simulator: Simulator;

  beforeEach(async () => {
    simulator = await startSimulator();
  });

  afterEach(() => simulator.close());

  function config(accessKeyId = '111122223333', session?: Session) {
    return {
      endpoint: simulator.url,
      region: 'eu-west-1',
      maxAttempts: 1,
      credentials: {
        accessKeyId: session?.AccessKeyId ?? accessKeyId,
        secretAccessKey: session?.SecretAccessKey ?? 'any',
        sessionToken: session?.SessionToken,
      },
    };
  }

  async function whoAmI(accessKeyId?: string, session?: Session) {
    const sts = new STSClient(config(accessKeyId, session));
    const { $metadata, ...identity } = await sts.send(
      new GetCallerIdentityCommand({}),
    );
    return identity;
  }

  async function assumeRole(RoleArn: string) {
    return new STSClient(config()).send(
      new AssumeRoleCommand({ RoleArn, RoleSessionName: 'backstage' }),
    );
  }

  it('says that it is a simulation', async () => {
    const about = await (await fetch(simulator.url)).json();
    expect(about).toMatchObject({
      name: 'AWS simulator',
      simulation: true,
      pid: process.pid,
      speed: 'manual',
      iam: false,
    });
  });

  it('shows a person what exists, as text and not as markup', async () => {
    simulator.faults.add({ service: 'ecs', kind: 'throttle' });
    const page = await fetch(simulator.url, {
      headers: { accept: 'text/html,*/*' },
    });
    expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8');
    const html = await page.text();
    expect(html).toContain('This is a simulation of AWS.');
    expect(html).toContain('No stack exists yet.');
    expect(html).toContain('The clock is stopped');
    expect(html).toContain('&#34;throttle&#34;');
  });

  it('tells virtual time, and gives every answer a request id', async () => {
    await simulator.clock.advance(60);
    const response = await fetch(simulator.url);
    expect(response.headers.get('x-simulated-date')).toBe(
      '2026-01-01T00:01:00.000Z',
    );
    expect(response.headers.get('x-simulated-speed')).toBe('manual');
    expect(response.headers.get('x-amzn-requestid')).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('has the time of its clients, so that they do not take errors for clock skew', async () => {
    const { maxAttempts, ...stock } = config();
    const cloudFormation = new CloudFormationClient(stock);
    await simulator.clock.advance(24 * 3600);
    await expect(
      cloudFormation.send(new DescribeStacksCommand({ StackName: 'missing' })),
    ).rejects.toMatchObject({
      message: 'Stack with id missing does not exist',
      $metadata: { attempts: 1 },
    });
    expect(cloudFormation.config.systemClockOffset).toBeLessThan(60_000);
  });

  it('gives clients an environment that points to it', () => {
    expect(simulator.environment('111122223333', 'eu-west-1')).toEqual({
      AWS_ENDPOINT_URL: `http://127.0.0.1:${simulator.port}`,
      AWS_ACCESS_KEY_ID: '111122223333',
      AWS_SECRET_ACCESS_KEY: 'simulated',
      AWS_REGION: 'eu-west-1',
      AWS_DEFAULT_REGION: 'eu-west-1',
    });
  });

  describe('knows the account', () => {
    it('from an access key id of 12 digits', async () => {
      expect(await whoAmI('111122223333')).toEqual({
        Account: '111122223333',
        Arn: 'arn:aws:iam::111122223333:root',
        UserId: '111122223333',
      });
    });

    it('of any other key: the default one', async () => {
      expect(await whoAmI('AKIAIOSFODNN7EXAMPLE')).toMatchObject({
        Account: '123456789012',
      });
      expect(await whoAmI('ASIAIOSFODNN7EXAMPLE')).toMatchObject({
        Account: '123456789012',
      });
    });

    it("of a role's session: the role's", async () => {
      const { Credentials, AssumedRoleUser } = await assumeRole(
        'arn:aws:iam::444455556666:role/teams/deployer',
      );
      const identity = await whoAmI(undefined, Credentials);
      expect(identity).toEqual({
        Account: '444455556666',
        Arn: 'arn:aws:sts::444455556666:assumed-role/deployer/backstage',
        UserId: AssumedRoleUser!.AssumedRoleId,
      });
      expect(AssumedRoleUser!.Arn).toBe(identity.Arn);
    });
  });

  describe('when the time of a session is over', () => {
    let session: Session;

    beforeEach(async () => {
      const answer = await assumeRole(
        'arn:aws:iam::444455556666:role/deployer',
      );
      session = answer.Credentials!;
      await simulator.clock.advance(3600);
    });

    it('ended when its client thought', () => {
      expect(session.Expiration).toEqual(simulator.world.now());
    });

    it.each([
      ['ExpiredToken', 403, STSClient, GetCallerIdentityCommand],
      ['RequestExpired', 400, EC2Client, DescribeSubnetsCommand],
      ['ExpiredTokenException', 400, ECSClient, ListClustersCommand],
    ])(
      'answers %s',
      async (name, httpStatusCode, Client: any, Command: any) => {
        await expect(
          new Client(config(undefined, session)).send(new Command({})),
        ).rejects.toMatchObject({ name, $metadata: { httpStatusCode } });
      },
    );
  });

  it.each([
    ['b b', 'Member must satisfy regular expression pattern: [\\w+=,.@-]*'],
    ['b', 'Member must have length greater than or equal to 2'],
  ])('refuses a role session named %p', async (RoleSessionName, constraint) => {
    await expect(
      new STSClient(config()).send(
        new AssumeRoleCommand({
          RoleArn: 'arn:aws:iam::444455556666:role/deployer',
          RoleSessionName,
        }),
      ),
    ).rejects.toMatchObject({
      name: 'ValidationError',
      message: `1 validation error detected: Value '${RoleSessionName}' at 'roleSessionName' failed to satisfy constraint: ${constraint}`,
    });
  });

  it('refuses what is no role', async () => {
    const arn = 'arn:aws:iam::444455556666:user/somebody';
    await expect(assumeRole(arn)).rejects.toMatchObject({
      name: 'ValidationError',
      message: `${arn} is invalid`,
    });
  });

  it('logs every call', async () => {
    await whoAmI('111122223333');
    await expect(
      assumeRole('arn:aws:iam::444455556666:user/somebody'),
    ).rejects.toThrow();
    expect(simulator.calls.all()).toMatchObject([
      {
        time: new Date('2026-01-01T00:00:00Z'),
        service: 'sts',
        operation: 'GetCallerIdentity',
        account: '111122223333',
        region: 'eu-west-1',
        principalArn: 'arn:aws:iam::111122223333:root',
        status: 200,
        errorCode: undefined,
      },
      { operation: 'AssumeRole', status: 400, errorCode: 'ValidationError' },
    ]);
  });

  it('makes the same ids from the same seed, however often one looks', async () => {
    let looks = 0;
    const keyOf = async (seed: number) => {
      await simulator.close();
      simulator = await startSimulator({ seed });
      for (let i = 0; i < looks; i++) {
        await whoAmI();
      }
      looks++;
      const { Credentials } = await assumeRole(
        'arn:aws:iam::444455556666:role/deployer',
      );
      return Credentials!.AccessKeyId;
    };
    expect(await keyOf(7)).toBe(await keyOf(7));
    expect(await keyOf(7)).not.toBe(await keyOf(8));
  });
});

it.each([
  [{ speed: 0 }, 'speed must be greater than 0, not 0'],
  [{ speed: NaN }, 'speed must be greater than 0, not NaN'],
  [{ latency: -1 }, 'latency must be 0 or more, not -1'],
  [{ defaultAccountId: '12' }, 'defaultAccountId must be 12 digits, not 12'],
])('does not start with %p', async (options, message) => {
  await expect(startSimulator(options)).rejects.toThrow(
    new RangeError(message),
  );
});
