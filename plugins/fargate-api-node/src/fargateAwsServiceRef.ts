import {
  coreServices,
  createServiceFactory,
  createServiceRef,
} from '@backstage/backend-plugin-api';
import { FargateAws } from './clients';

/**
 * The AWS clients of the configured targets, which follow changes of the configuration
 * while the backend runs. Replace its factory to get credentials from another source.
 *
 * @public
 */
export const fargateAwsServiceRef = createServiceRef<FargateAws>({
  id: 'fargate-api.aws',
  scope: 'root',
  defaultFactory: async service =>
    createServiceFactory({
      service,
      deps: {
        config: coreServices.rootConfig,
        logger: coreServices.rootLogger,
      },
      factory: ({ config, logger }) => {
        const aws = FargateAws.fromConfig(config);
        config.subscribe?.(() => {
          try {
            aws.targets.reload(config);
          } catch (error) {
            logger.error(
              'The changed targets are not used, and those from before stay',
              error as Error,
            );
          }
        });
        return aws;
      },
    }),
});
