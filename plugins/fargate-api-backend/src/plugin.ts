import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { fargateApiPermissions } from '@fargate-api/backstage-plugin-fargate-api-common';
import { fargateAwsServiceRef } from '@fargate-api/backstage-plugin-fargate-api-node';
import { createRouter } from './router';
import { StatusService } from './status';

/**
 * Serves the status of entities that run on Fargate.
 *
 * @public
 */
export const fargateApiPlugin = createBackendPlugin({
  pluginId: 'fargate-api',
  register(env) {
    env.registerInit({
      deps: {
        aws: fargateAwsServiceRef,
        cache: coreServices.cache,
        catalog: catalogServiceRef,
        httpAuth: coreServices.httpAuth,
        httpRouter: coreServices.httpRouter,
        permissions: coreServices.permissions,
        permissionsRegistry: coreServices.permissionsRegistry,
      },
      async init({ httpAuth, httpRouter, permissionsRegistry, ...services }) {
        permissionsRegistry.addPermissions(fargateApiPermissions);
        const status = StatusService.create(services);
        const { targets } = services.aws;
        httpRouter.use(createRouter({ httpAuth, status, targets }));
      },
    });
  },
});
