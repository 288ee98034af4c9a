import {
  coreServices,
  createServiceFactory,
  createServiceRef,
} from '@backstage/backend-plugin-api';
// The rules of the catalog are published with its backend alone.
// eslint-disable-next-line @backstage/no-mixed-plugin-imports
import { permissionRules } from '@backstage/plugin-catalog-backend/alpha';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { FargateAccess } from './FargateAccess';
import { fargateApiTargetRules } from './targetRules';

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
          rules: [...Object.values(permissionRules), ...fargateApiTargetRules],
          ownershipGuard:
            config.getOptionalBoolean('fargateApi.ownershipGuard') ?? true,
        }),
    }),
});
