import { permissionsServiceFactory } from '@backstage/backend-defaults/permissions';
import {
  BackendFeature,
  coreServices,
  createBackendPlugin,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
// The benchmark runs the rules of the catalog without its database.
// eslint-disable-next-line @backstage/no-mixed-plugin-imports
import { permissionRules } from '@backstage/plugin-catalog-backend/alpha';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { catalogEntityPermissionResourceRef } from '@backstage/plugin-catalog-node/alpha';
// eslint-disable-next-line @backstage/no-mixed-plugin-imports
import permissionPlugin from '@backstage/plugin-permission-backend';
// It measures what a portal would copy.
// eslint-disable-next-line @backstage/no-relative-monorepo-imports
import policyModule from '../../../examples/permissions/policy';

/** Answers whether conditions hold for entities, as the catalog's plugin does. */
const catalogRules = createBackendPlugin({
  pluginId: 'catalog',
  register({ registerInit }) {
    registerInit({
      deps: {
        auth: coreServices.auth,
        catalog: catalogServiceRef,
        registry: coreServices.permissionsRegistry,
      },
      async init({ auth, catalog, registry }) {
        registry.addResourceType({
          resourceRef: catalogEntityPermissionResourceRef,
          rules: Object.values(permissionRules),
          getResources: async refs => {
            const credentials = await auth.getOwnServiceCredentials();
            return Promise.all(
              refs.map(ref => catalog.getEntityByRef(ref, { credentials })),
            );
          },
        });
      },
    });
  },
});

/**
 * A policy is asked, and rules are applied, without the resource only for whom a
 * plugin acts for, which the mock does not say. Here only plugins send requests to
 * the permission backend and the catalog.
 */
const httpAuth = createServiceFactory({
  service: coreServices.httpAuth,
  deps: { plugin: coreServices.pluginMetadata },
  factory: ({ plugin }) => {
    const pluginId = plugin.getId();
    const mock = mockServices.httpAuth({ pluginId });
    const actor = { subject: 'plugin:fargate-api' };
    return ['catalog', 'permission'].includes(pluginId)
      ? {
          credentials: async () =>
            mockCredentials.user('user:default/mock', { actor }) as any,
          issueUserCookie: mock.issueUserCookie,
        }
      : mock;
  },
});

/** A permission backend with the conditional policy of examples/permissions. */
export const strictPolicy: BackendFeature[] = [
  permissionPlugin,
  policyModule,
  permissionsServiceFactory,
  catalogRules,
  httpAuth,
];
