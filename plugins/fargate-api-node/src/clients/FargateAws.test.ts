import { ConfigReader } from '@backstage/config';
import { Simulator, startSimulator } from '@fargate-api/aws-simulator';
import { DescribeClustersCommand } from '@aws-sdk/client-ecs';
import { DescribeVpcsCommand } from '@aws-sdk/client-ec2';
import { FargateTargets } from '../targets';
import { FargateAws } from './FargateAws';
import { FargateAwsUse } from './FargateAwsUse';

const dev = { name: 'dev', accountId: '123456789012', region: 'eu-west-1' };

const LOOK: FargateAwsUse = { purpose: 'look' };
const deployFor = (name: string): FargateAwsUse => ({
  purpose: 'deploy',
  initiator: `user:default/${name}`,
});
const DEPLOY = deployFor('jane');

function setUp(more: object = {}) {
  const targets = FargateTargets.fromConfig(
    new ConfigReader({ fargateApi: { targets: [{ ...dev, ...more }] } }),
  );
  const getCredentialProvider = jest.fn().mockResolvedValue({
    sdkCredentialProvider: async () => ({
      accessKeyId: 'id',
      secretAccessKey: 'secret',
    }),
  });
  const aws = new FargateAws(targets, { getCredentialProvider });
  return { aws, target: targets.get('dev'), getCredentialProvider };
}

describe('FargateAws', () => {
  it('creates the clients of a target once for each purpose', async () => {
    const { aws, target, getCredentialProvider } = setUp();
    const deploy = await aws.clients(target, DEPLOY);

    expect(await aws.clients(target, deployFor('joe'))).toBe(deploy);
    expect(await aws.access(DEPLOY).clients(target)).toBe(deploy);
    expect(await aws.clients(target, LOOK)).not.toBe(deploy);
    expect(getCredentialProvider).toHaveBeenCalledTimes(2);
    expect(getCredentialProvider).toHaveBeenCalledWith({
      accountId: '123456789012',
    });
  });

  it.each<[string, FargateAwsUse, unknown[]]>([
    ['waits through throttling for a deployment', DEPLOY, [8, 'adaptive']],
    ['waits through throttling for a scan', LOOK, [8, 'adaptive']],
    [
      'fails fast where the last known value can be shown',
      { purpose: 'look', failFast: true },
      [2, 'standard'],
    ],
  ])('%s', async (_, use, retries) => {
    const { aws, target } = setUp();
    const { ecs } = await aws.clients(target, use);
    const { maxAttempts, retryMode } = ecs.config;
    expect([
      await maxAttempts(),
      typeof retryMode === 'function' ? await retryMode() : retryMode,
    ]).toEqual(retries);
  });

  it('uses the region, credentials and user agent of the portal', async () => {
    const { aws, target } = setUp();
    const { ecs, now, s3 } = await aws.clients(target, DEPLOY);

    expect(await ecs.config.region()).toBe('eu-west-1');
    expect(await ecs.config.credentials()).toMatchObject({
      accessKeyId: 'id',
    });
    expect(ecs.config.customUserAgent).toEqual([['fargate-api-for-backstage']]);
    expect(now()).toBeInstanceOf(Date);
    // A bucket may be in another region.
    expect(s3.config.followRegionRedirects).toBe(true);
  });

  it.each([
    [undefined, false],
    ['http://localhost:4566', true],
  ])(
    'names a bucket in the path only at an endpoint of its own: %s',
    async (endpoint, isInPath) => {
      const { aws, target } = setUp({ endpoint });
      const { s3 } = await aws.clients(target, LOOK);
      expect(s3.config.forcePathStyle).toBe(isInPath);
    },
  );

  it('asks for credentials again after they could not be had', async () => {
    const { aws, target, getCredentialProvider } = setUp();
    const error = new Error('no credentials for this account');
    getCredentialProvider.mockRejectedValueOnce(error);

    await expect(aws.clients(target, DEPLOY)).rejects.toBe(error);
    expect(await aws.clients(target, DEPLOY)).toHaveProperty('ecs');
  });

  describe('with roles', () => {
    const role = (name: string) => `arn:aws:iam::123456789012:role/${name}`;
    let simulator: Simulator;

    beforeEach(async () => {
      // Its sessions last by the clock of their clients.
      simulator = await startSimulator({ speed: 1 });
    });
    afterEach(() => simulator.close());

    const callers = () =>
      simulator.calls
        .all()
        .map(({ operation, principalArn }) => `${operation} ${principalArn}`);
    const session = (name: string) =>
      `arn:aws:sts::123456789012:assumed-role/${name}`;

    it('assumes the role of the purpose once, for the initiator', async () => {
      const { aws, target, getCredentialProvider } = setUp({
        endpoint: simulator.url,
        deployRoleArn: role('deploy'),
      });
      const { ecs, ec2 } = await aws.clients(target, DEPLOY);
      await Promise.all([
        ecs.send(new DescribeClustersCommand({})),
        ec2.send(new DescribeVpcsCommand({})),
      ]);
      await ecs.send(new DescribeClustersCommand({}));

      const jane = session('deploy/user-default-jane');
      expect(callers().sort()).toEqual([
        'AssumeRole arn:aws:iam::123456789012:root',
        `DescribeClusters ${jane}`,
        `DescribeClusters ${jane}`,
        `DescribeVpcs ${jane}`,
      ]);
      expect(getCredentialProvider).toHaveBeenCalledWith();
    });

    it('looks with one session for all users', async () => {
      const { aws, target } = setUp({
        endpoint: simulator.url,
        lookRoleArn: role('look'),
      });
      const { ecs } = await aws.clients(target, LOOK);
      await ecs.send(new DescribeClustersCommand({}));
      expect(callers()).toContain(
        `DescribeClusters ${session('look/backstage')}`,
      );
    });

    it('never uses the session of one initiator for another', async () => {
      const { aws, target } = setUp({ deployRoleArn: role('deploy') });
      const jane = await aws.clients(target, DEPLOY);
      expect(await aws.clients(target, DEPLOY)).toBe(jane);
      expect(await aws.clients(target, deployFor('joe'))).not.toBe(jane);
    });

    it('forgets the clients of an initiator who has not used them for an hour', async () => {
      jest.useFakeTimers({ doNotFake: ['nextTick', 'setImmediate'] });
      const { aws, target } = setUp({ deployRoleArn: role('deploy') });
      const jane = await aws.clients(target, DEPLOY);
      jest.advanceTimersByTime(3_600_000);
      await aws.clients(target, deployFor('joe'));
      expect(await aws.clients(target, DEPLOY)).toBe(jane);
      jest.advanceTimersByTime(3_600_001);
      await aws.clients(target, deployFor('jim'));
      expect(await aws.clients(target, DEPLOY)).not.toBe(jane);
      jest.useRealTimers();
    });

    it('does nothing for which the target has no role', async () => {
      const { aws, target, getCredentialProvider } = setUp({
        lookRoleArn: role('look'),
      });
      await expect(aws.clients(target, DEPLOY)).rejects.toThrow(
        'The portal has no role to deploy in target dev. An administrator can set deployRoleArn under fargateApi.targets in app-config.',
      );
      expect(getCredentialProvider).not.toHaveBeenCalled();
    });
  });
});
