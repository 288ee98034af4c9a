import { createDevApp } from '@backstage/frontend-dev-utils';
import {
  ApiBlueprint,
  createFrontendModule,
  createFrontendPlugin,
  PageBlueprint,
} from '@backstage/frontend-plugin-api';
import { catalogApiRef, entityRouteRef } from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import fargateApiPlugin from '../src/index';
import { NavContentBlueprint } from '@backstage/plugin-app-react';
import { DevPage } from './DevPage';
import { usedEnvironment } from './fixtures/entities';

const devPlugin = createFrontendPlugin({
  pluginId: 'dev',
  extensions: [
    PageBlueprint.make({
      params: { path: '/', noHeader: true, loader: async () => <DevPage /> },
    }),
    PageBlueprint.make({
      name: 'entity',
      params: {
        path: '/catalog/:namespace/:kind/:name',
        routeRef: entityRouteRef as never,
        noHeader: true,
        loader: async () => <DevPage />,
      },
    }),
  ],
});

const withoutNavigation = createFrontendModule({
  pluginId: 'app',
  extensions: [
    NavContentBlueprint.make({ params: { component: () => <></> } }),
  ],
});

const catalogPlugin = createFrontendPlugin({
  pluginId: 'catalog',
  extensions: [
    ApiBlueprint.make({
      params: defineParams =>
        defineParams({
          api: catalogApiRef,
          deps: {},
          factory: () => catalogApiMock({ entities: [usedEnvironment] }),
        }),
    }),
  ],
});

createDevApp({
  features: [fargateApiPlugin, catalogPlugin, devPlugin, withoutNavigation],
});
