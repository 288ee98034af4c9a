import { createBackendPlugin } from '@backstage/backend-plugin-api';
import { startTestBackend } from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { FargateAccess } from './FargateAccess';
import { fargateAccessServiceRef } from './fargateAccessServiceRef';

it('is there for each plugin, and replaced by its id', async () => {
  const found: FargateAccess[] = [];
  const userOf = (pluginId: string) =>
    createBackendPlugin({
      pluginId,
      register(env) {
        env.registerInit({
          deps: { access: fargateAccessServiceRef },
          async init({ access }) {
            found.push(access);
          },
        });
      },
    });
  const backend = await startTestBackend({
    features: [userOf('one'), userOf('two'), catalogServiceMock.factory()],
  });
  expect(found).toEqual([expect.any(FargateAccess), expect.any(FargateAccess)]);
  expect(found[0]).not.toBe(found[1]);
  expect(fargateAccessServiceRef.id).toBe('fargate-api.access');
  await backend.stop();
});
