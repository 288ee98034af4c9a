import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { fargateApiStatusReadPermission } from '@fargate-api/backstage-plugin-fargate-api-common';
import Router from 'express-promise-router';
import { text } from 'node:stream/consumers';

/**
 * Routes of Backstage's that answer a constant text, which is put there: one
 * that only asks who is there, as cheap as a route can be, and one that also
 * looks whether the entity may be seen.
 */
export const barePlugin = createBackendPlugin({
  pluginId: 'bare',
  register(env) {
    env.registerInit({
      deps: {
        catalog: catalogServiceRef,
        httpAuth: coreServices.httpAuth,
        httpRouter: coreServices.httpRouter,
        permissions: coreServices.permissions,
      },
      async init({ catalog, httpAuth, httpRouter, permissions }) {
        const router = Router();
        let constant = '';
        router.put('/constant', async (request, response) => {
          constant = await text(request);
          response.status(204).end();
        });
        router.get('/constant', async (request, response) => {
          await httpAuth.credentials(request, { allow: ['user', 'service'] });
          response.type('json').send(constant);
        });
        router.get('/authorized/:name', async (request, response) => {
          const credentials = await httpAuth.credentials(request, {
            allow: ['user', 'service'],
          });
          const resourceRef = `component:default/${request.params.name}`;
          await catalog.getEntityByRef(resourceRef, { credentials });
          const permission = fargateApiStatusReadPermission;
          await permissions.authorize([{ permission, resourceRef }], {
            credentials,
          });
          response.type('json').send(constant);
        });
        httpRouter.use(router);
      },
    });
  },
});
