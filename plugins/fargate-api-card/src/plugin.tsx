import { createFrontendPlugin } from '@backstage/frontend-plugin-api';
import { fargateApi } from './api/extension';
import { fargateDeploymentOutputs } from './deployment/extension';
import { fargateEnvironmentEntityCard } from './environment/entityCard';
import { fargateApiPage } from './home/page';
import { homeRouteRef } from './home/routes';
import { fargateApiEntityCard } from './status/entityCard';
import { fargateDeleteButton } from './wizard/deleteButton/extension';
import { fargateEntityPicker } from './wizard/entityPicker/extension';
import { fargateNameField } from './wizard/nameField/extension';
import { fargateNumberField } from './wizard/numberField/extension';
import { fargateOwnerPicker } from './wizard/ownerPicker/extension';
import { fargatePage } from './wizard/page/extension';
import { fargatePrice } from './wizard/price/extension';
import { fargateRepository } from './wizard/repository/extension';
import { fargateRevisionField } from './wizard/revisionField/extension';
import { fargateSecretField } from './wizard/secretField/extension';
import { fargateTargetPicker } from './wizard/targetPicker/extension';
import { fargateTextField } from './wizard/textField/extension';
import { fargateExistingChoice } from './wizard/existingChoice/extension';

/**
 * The fargate-api plugin for the new frontend system: the API client, the
 * home page, the cards of APIs and of environments, the form fields of the wizard,
 * and the log on the page of a deployment.
 *
 * @public
 */
export const fargateApiPlugin = createFrontendPlugin({
  pluginId: 'fargate-api',
  info: { packageJson: () => import('../package.json') },
  routes: { root: homeRouteRef },
  extensions: [
    fargateApi,
    fargateApiPage,
    fargateApiEntityCard,
    fargateEnvironmentEntityCard,
    fargateDeploymentOutputs,
    fargateDeleteButton,
    fargateTargetPicker,
    fargateOwnerPicker,
    fargateEntityPicker,
    fargateNameField,
    fargateExistingChoice,
    fargateTextField,
    fargateNumberField,
    fargateRevisionField,
    fargateSecretField,
    fargateRepository,
    fargatePage,
    fargatePrice,
  ],
});
