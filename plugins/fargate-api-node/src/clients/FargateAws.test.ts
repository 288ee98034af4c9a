import { ConfigReader } from '@backstage/config';
import { FargateTargets } from '../targets';
import { FargateAws } from './FargateAws';

const dev = { name: 'dev', accountId: '123456789012', region: 'eu-west-1' };

function setUp() {
  const targets = FargateTargets.fromConfig(
    new ConfigReader({ fargateApi: { targets: [dev] } }),
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
    const deploy = await aws.clients(target);

    expect(await aws.clients(target, 'deploy')).toBe(deploy);
    expect(await aws.clients(target, 'read')).not.toBe(deploy);
    expect(getCredentialProvider).toHaveBeenCalledTimes(2);
    expect(getCredentialProvider).toHaveBeenCalledWith({
      accountId: '123456789012',
    });
  });

  it('waits through throttling for a deployment, and fails fast for a read', async () => {
    const { aws, target } = setUp();
    const retries = async (purpose: 'deploy' | 'read') => {
      const { ecs } = await aws.clients(target, purpose);
      const { maxAttempts, retryMode } = ecs.config;
      return [
        await maxAttempts(),
        typeof retryMode === 'function' ? await retryMode() : retryMode,
      ];
    };
    expect(await retries('deploy')).toEqual([8, 'adaptive']);
    expect(await retries('read')).toEqual([2, 'standard']);
  });

  it('uses the region, credentials and user agent of the portal', async () => {
    const { aws, target } = setUp();
    const { ecs, now } = await aws.clients(target);

    expect(await ecs.config.region()).toBe('eu-west-1');
    expect(await ecs.config.credentials()).toMatchObject({
      accessKeyId: 'id',
    });
    expect(ecs.config.customUserAgent).toEqual([['fargate-api-for-backstage']]);
    expect(now()).toBeInstanceOf(Date);
  });

  it('asks for credentials again after they could not be had', async () => {
    const { aws, target, getCredentialProvider } = setUp();
    const error = new Error('no credentials for this account');
    getCredentialProvider.mockRejectedValueOnce(error);

    await expect(aws.clients(target)).rejects.toBe(error);
    expect(await aws.clients(target)).toHaveProperty('ecs');
  });
});
