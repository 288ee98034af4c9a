import {
  createApiFactory,
  createComponentExtension,
  createPlugin,
  fetchApiRef,
} from '@backstage/core-plugin-api';
import { fargateApiRef } from './api/FargateApi';
import { FargateApiClient } from './api/FargateApiClient';

/**
 * The fargate-api plugin of the old frontend system.
 *
 * @public
 */
export const fargateApiPlugin = createPlugin({
  id: 'fargate-api',
  apis: [
    createApiFactory({
      api: fargateApiRef,
      deps: { fetchApi: fetchApiRef },
      factory: ({ fetchApi }) => new FargateApiClient({ fetchApi }),
    }),
  ],
});

/**
 * The card, for an entity page of the old frontend system. On an entity
 * without annotation it says which lines to add; guard it with
 * `isFargateApi` to show nothing there.
 *
 * @public
 */
export const EntityFargateApiCard = fargateApiPlugin.provide(
  createComponentExtension({
    name: 'EntityFargateApiCard',
    component: {
      lazy: () =>
        import('./components/FargateApiCard').then(m => m.FargateApiCard),
    },
  }),
);
