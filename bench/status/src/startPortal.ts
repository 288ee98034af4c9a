import {
  BackendFeature,
  coreServices,
  createBackendPlugin,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import { actionsRegistryServiceRef } from '@backstage/backend-plugin-api/alpha';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import { Entity } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { JsonObject } from '@backstage/types';
import { ECS_SERVICE_ARN_ANNOTATION } from '@fargate-api/backstage-plugin-fargate-api-common';
import Router from 'express-promise-router';
import { serviceArn, serviceName } from './SimulatedFleet';

/** A Backstage backend with a plugin in it. */
export interface Portal {
  url: string;
  stop(): Promise<void>;
}

/**
 * A backend with a catalog in memory and everything allowed, so that only the
 * plugin is measured.
 */
export async function startPortal(options: {
  config: JsonObject;
  entities: number;
  plugin: BackendFeature | Promise<{ default: BackendFeature }>;
}): Promise<Portal> {
  const { config, entities, plugin } = options;
  const backend = await startTestBackend({
    features: [
      plugin,
      mockServices.rootConfig.factory({ data: config }),
      catalogServiceMock.factory({
        entities: Array.from({ length: entities }, (_, i) => component(i)),
      }),
      createServiceFactory({
        service: actionsRegistryServiceRef,
        deps: {},
        factory: () => ({ register: () => {} }),
      }),
    ],
  });
  return {
    url: `http://localhost:${backend.server.port()}`,
    stop: () => backend.stop(),
  };
}

function component(index: number): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: {
      name: serviceName(index),
      namespace: 'default',
      annotations: { [ECS_SERVICE_ARN_ANNOTATION]: serviceArn(index) },
    },
    spec: { type: 'service', lifecycle: 'production', owner: 'bench' },
  };
}

/** A route that asks who is there and answers a constant: as cheap as a route of Backstage's can be. */
export function barePlugin(constant: unknown): BackendFeature {
  return createBackendPlugin({
    pluginId: 'bare',
    register(env) {
      env.registerInit({
        deps: {
          httpAuth: coreServices.httpAuth,
          httpRouter: coreServices.httpRouter,
        },
        async init({ httpAuth, httpRouter }) {
          const router = Router();
          router.get('/constant', async (request, response) => {
            await httpAuth.credentials(request, { allow: ['user', 'service'] });
            response.json(constant);
          });
          httpRouter.use(router);
        },
      });
    },
  });
}
