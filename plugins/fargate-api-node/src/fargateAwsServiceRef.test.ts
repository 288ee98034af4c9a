import {
  coreServices,
  createBackendPlugin,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import { FargateAws } from './clients';
import { fargateAwsServiceRef } from './fargateAwsServiceRef';

const dev = { name: 'dev', accountId: '123456789012', region: 'eu-west-1' };

const dataOf = (...targets: object[]) => ({
  fargateApi: { targets },
  aws: {
    accounts: [
      { accountId: dev.accountId, accessKeyId: 'a', secretAccessKey: 'b' },
    ],
  },
});

describe('fargateAwsServiceRef', () => {
  const config = mockServices.rootConfig({ data: dataOf(dev) });
  const logger = mockServices.rootLogger.mock();
  logger.child.mockReturnValue(logger);
  let aws: FargateAws;

  /** A backend with a plugin that uses the service. */
  const start = () =>
    startTestBackend({
      features: [
        createServiceFactory({
          service: coreServices.rootConfig,
          deps: {},
          factory: () => config,
        }),
        logger.factory,
        createBackendPlugin({
          pluginId: 'user',
          register(env) {
            env.registerInit({
              deps: { service: fargateAwsServiceRef },
              async init({ service }) {
                aws = service;
              },
            });
          },
        }),
      ],
    });

  it('follows the configuration while the backend runs', async () => {
    const backend = await start();
    const before = await aws.clients(aws.targets.get('dev'), {
      purpose: 'look',
    });
    config.update({ data: dataOf({ ...dev, region: 'us-gov-west-1' }) });

    const after = await aws.clients(aws.targets.get('dev'), {
      purpose: 'look',
    });
    expect(await before.ecs.config.region()).toBe('eu-west-1');
    expect(await after.ecs.config.region()).toBe('us-gov-west-1');
    expect(logger.error).not.toHaveBeenCalled();

    config.update({ data: dataOf({ ...dev, region: 'nowhere' }) });
    expect(aws.targets.get('dev').region).toBe('us-gov-west-1');
    expect(logger.error).toHaveBeenCalledWith(
      'The changed targets are not used, and those from before stay',
      expect.objectContaining({
        message:
          'fargateApi.targets: region of "dev" must be a region code such as eu-west-1, not nowhere',
      }),
    );
    await backend.stop();
  });
});
