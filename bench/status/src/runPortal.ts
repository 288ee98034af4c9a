// The benchmark runs the plugin itself.
// eslint-disable-next-line @backstage/no-mixed-plugin-imports
import fargateApiPlugin from '@fargate-api/backstage-plugin-fargate-api-backend';
import {
  coreServices,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import { actionsRegistryServiceRef } from '@backstage/backend-plugin-api/alpha';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import { barePlugin } from './barePlugin';
import { catalogOf, OWNER } from './catalogOf';
import type { PortalOptions } from './Portal';
import { strictPolicy } from './strictPolicy';

const requirePeer = createRequire(resolve(__dirname, '../peer/package.json'));

const PLUGINS = {
  ours: () => [fargateApiPlugin, barePlugin],
  peer: () => [requirePeer('@aws/amazon-ecs-plugin-for-backstage-backend')],
};

/**
 * A Backstage backend in a process of its own, with a catalog in memory and
 * everything allowed unless a policy is asked for, so that only a plugin is
 * measured.
 */
async function main(): Promise<void> {
  const { aws, entities, plugin, policy } = JSON.parse(
    process.argv[2],
  ) as PortalOptions;
  // The published plugin has no option for an endpoint.
  process.env.AWS_ENDPOINT_URL = aws.url;
  const { server } = await startTestBackend({
    features: [
      ...PLUGINS[plugin](),
      ...(policy ? strictPolicy : []),
      mockServices.rootConfig.factory({
        data: { ...aws.config, permission: { enabled: policy !== undefined } },
      }),
      // The mock of Backstage's test utilities works in Jest only.
      createServiceFactory({
        service: coreServices.userInfo,
        deps: {},
        factory: () => ({
          getUserInfo: async () => ({
            userEntityRef: 'user:default/mock',
            ownershipEntityRefs: ['user:default/mock', OWNER],
          }),
        }),
      }),
      createServiceFactory({
        service: catalogServiceRef,
        deps: {},
        factory: () => catalogOf(entities),
      }),
      createServiceFactory({
        service: actionsRegistryServiceRef,
        deps: {},
        factory: () => ({ register: () => {} }),
      }),
      mockServices.rootLogger.factory({ level: 'none' }),
    ],
  });
  process.once('disconnect', () => process.exit());
  process.send!({ url: `http://localhost:${server.port()}` });
}

main().catch(error => {
  process.stderr.write(`${error.stack}\n`);
  process.exit(1);
});
