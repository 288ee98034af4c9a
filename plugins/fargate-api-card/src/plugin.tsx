import { createFrontendPlugin } from '@backstage/frontend-plugin-api';
import { fargateApi } from './api/extension';
import { fargateApiEntityCard } from './entityCard';

/**
 * The fargate-api plugin of the new frontend system: the API that reads an
 * entity's status, and the card that shows it.
 *
 * @public
 */
export const fargateApiPlugin = createFrontendPlugin({
  pluginId: 'fargate-api',
  info: { packageJson: () => import('../package.json') },
  extensions: [fargateApi, fargateApiEntityCard],
});
