import {
  coreServices,
  createServiceFactory,
  createServiceRef,
} from '@backstage/backend-plugin-api';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { FargateAccess } from './FargateAccess';

/**
 * Decides who may do what with entities and targets. Each plugin has its own.
 *
 * @public
 */
export const fargateAccessServiceRef = createServiceRef<FargateAccess>({
  id: 'fargate-api.access',
  scope: 'plugin',
  defaultFactory: async service =>
    createServiceFactory({
      service,
      deps: {
        auth: coreServices.auth,
        catalog: catalogServiceRef,
        config: coreServices.rootConfig,
        permissions: coreServices.permissions,
        userInfo: coreServices.userInfo,
      },
      factory: ({ config, ...services }) =>
        new FargateAccess({
          ...services,
          ownershipGuard:
            config.getOptionalBoolean('fargateApi.ownershipGuard') ?? true,
        }),
    }),
});
