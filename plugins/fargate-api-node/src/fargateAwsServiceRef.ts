import {
  coreServices,
  createServiceFactory,
  createServiceRef,
} from '@backstage/backend-plugin-api';
import { FargateAws } from './clients';

/**
 * AWS as the configuration allows it. Replace its factory to bring
 * credentials from elsewhere.
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
