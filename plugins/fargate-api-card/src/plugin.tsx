import { createFrontendPlugin } from '@backstage/frontend-plugin-api';
import { fargateApi } from './api/extension';
import { fargateApiEntityCard } from './entityCard';
import { fargateEnvironmentEntityCard } from './environmentCard';
import { fargateTargetPicker } from './targetPicker/extension';

/**
 * The fargate-api plugin of the new frontend system: the API that reads
 * status, the cards of APIs and of environments, and the wizard's choice of
 * target.
 *
 * @public
 */
export const fargateApiPlugin = createFrontendPlugin({
  pluginId: 'fargate-api',
  info: { packageJson: () => import('../package.json') },
  extensions: [
    fargateApi,
    fargateApiEntityCard,
    fargateEnvironmentEntityCard,
    fargateTargetPicker,
  ],
});
