import { createFrontendPlugin } from '@backstage/frontend-plugin-api';
import { fargateApi } from './api/extension';
import { fargateApiEntityCard } from './entityCard';
import { fargateEnvironmentEntityCard } from './environmentCard';
import { fargateEntityPicker } from './entityPicker/extension';
import { fargateNameField } from './nameField/extension';
import { fargateTargetPicker } from './targetPicker/extension';

/**
 * The fargate-api plugin of the new frontend system: the API that reads
 * status, the cards of APIs and of environments, and the wizard's fields.
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
    fargateEntityPicker,
    fargateNameField,
  ],
});
