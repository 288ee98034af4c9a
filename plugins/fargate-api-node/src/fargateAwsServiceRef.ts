import {
  coreServices,
  createServiceFactory,
  createServiceRef,
} from '@backstage/backend-plugin-api';
import { FargateAws } from './clients';

/**
 * The AWS clients of the configured targets. Replace its factory to get
 * credentials from another source.
 *
 * @public
 */
export const fargateAwsServiceRef = createServiceRef<FargateAws>({
  id: 'fargate-api.aws',
  scope: 'root',
  defaultFactory: async service =>
    createServiceFactory({
      service,
      deps: { config: coreServices.rootConfig },
      factory: ({ config }) => FargateAws.fromConfig(config),
    }),
});
