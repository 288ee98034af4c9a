import {
  createApiFactory,
  createComponentExtension,
  createPlugin,
  createRoutableExtension,
  createRouteRef,
  fetchApiRef,
} from '@backstage/core-plugin-api';
import {
  createScaffolderFieldExtension,
  FieldExtensionComponent,
  ScaffolderTaskOutput,
} from '@backstage/plugin-scaffolder-react';
import { FargateTargetSummary } from '@fargate-api/backstage-plugin-fargate-api-common';
import { fargateApiRef } from './api/FargateApi';
import { FargateApiClient } from './api/FargateApiClient';
import { FargateEntityPicker } from './wizard/entityPicker/FargateEntityPicker';
import { FARGATE_ENTITY_PICKER } from './wizard/entityPicker/name';
import { SelectedEntity } from './wizard/entityPicker/SelectedEntity';
import { validation as validateEntity } from './wizard/entityPicker/validation';
import { validation as validateName } from './wizard/nameField/validation';
import { FargateNumberField } from './wizard/numberField/FargateNumberField';
import { FARGATE_NUMBER } from './wizard/numberField/name';
import { validation as validateNumber } from './wizard/numberField/validation';
import { FargateTextField } from './wizard/textField/FargateTextField';
import { FARGATE_TEXT } from './wizard/textField/name';
import { validation as validateText } from './wizard/textField/validation';
import { FargateRepository } from './wizard/repository/FargateRepository';
import { FARGATE_REPOSITORY } from './wizard/repository/name';
import { SelectedRepository } from './wizard/repository/SelectedRepository';
import { validation as validateRepository } from './wizard/repository/validation';
import { FargateRevisionField } from './wizard/revisionField/FargateRevisionField';
import { FARGATE_REVISION } from './wizard/revisionField/name';
import { FargateNameField } from './wizard/nameField/FargateNameField';
import { FARGATE_NAME } from './wizard/nameField/name';
import { FargateOwnerPicker } from './wizard/ownerPicker/FargateOwnerPicker';
import { FARGATE_OWNER_PICKER } from './wizard/ownerPicker/name';
import { FargatePage } from './wizard/page/FargatePage';
import { FARGATE_PAGE } from './wizard/page/name';
import { FargatePrice } from './wizard/price/FargatePrice';
import { FARGATE_PRICE } from './wizard/price/name';
import { FargateSecretField } from './wizard/secretField/FargateSecretField';
import { FARGATE_SECRET } from './wizard/secretField/name';
import { FargateTargetPicker } from './wizard/targetPicker/FargateTargetPicker';
import { FARGATE_TARGET_PICKER } from './wizard/targetPicker/name';
import { validation as validateTarget } from './wizard/targetPicker/validation';
import { FargateExistingChoice } from './wizard/existingChoice/FargateExistingChoice';
import { FARGATE_EXISTING_CHOICE } from './wizard/existingChoice/name';

const homeRouteRef = createRouteRef({ id: 'fargate-api' });

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
 * The home page: what the user owns, and how to deploy an API.
 *
 * @public
 */
export const FargateApiPage: () => JSX.Element = fargateApiPlugin.provide(
  createRoutableExtension({
    name: 'FargateApiPage',
    component: () =>
      import('./home/FargateApiHome').then(m => m.FargateApiHome),
    mountPoint: homeRouteRef,
  }),
);

/**
 * The card, for an entity page of the old frontend system. On an entity
 * without annotation it shows which ones to add; use `isFargateApi` to hide it
 * there.
 *
 * @public
 */
export const EntityFargateApiCard: () => JSX.Element | null =
  fargateApiPlugin.provide(
    createComponentExtension({
      name: 'EntityFargateApiCard',
      component: {
        lazy: () =>
          import('./status/FargateApiCard').then(m => m.FargateApiCard),
      },
    }),
  );

/**
 * The card of an environment, for an entity page of the old frontend system;
 * use `isFargateEnvironment` to show it only there.
 *
 * @public
 */
export const EntityFargateEnvironmentCard: () => JSX.Element | null =
  fargateApiPlugin.provide(
    createComponentExtension({
      name: 'EntityFargateEnvironmentCard',
      component: {
        lazy: () =>
          import('./environment/FargateEnvironmentCard').then(
            m => m.FargateEnvironmentCard,
          ),
      },
    }),
  );

/**
 * The log of a running deployment and the cause of a failed one, on the page of
 * its task; for `components.EXPERIMENTAL_TemplateOutputsComponent` of
 * `ScaffolderPage`. Tasks of other templates show their outputs as usual.
 *
 * @public
 */
export const FargateDeploymentOutputs: (props: {
  output?: ScaffolderTaskOutput;
}) => JSX.Element | null = fargateApiPlugin.provide(
  createComponentExtension({
    name: 'FargateDeploymentOutputs',
    component: {
      lazy: () =>
        import('./deployment/DeploymentOutputs').then(m => m.DeploymentOutputs),
    },
  }),
);

/**
 * The form field that selects account and region,
 * `ui:field: FargateTargetPicker` in a Software Template; for use in
 * `ScaffolderFieldExtensions`.
 *
 * @public
 */
export const FargateTargetPickerFieldExtension: FieldExtensionComponent<
  FargateTargetSummary,
  unknown
> = fargateApiPlugin.provide(
  createScaffolderFieldExtension({
    name: FARGATE_TARGET_PICKER,
    component: FargateTargetPicker,
    validation: validateTarget,
  }),
);

/**
 * The form field that selects the owner, `ui:field: FargateOwnerPicker` in a
 * Software Template; for use in `ScaffolderFieldExtensions`.
 *
 * @public
 */
export const FargateOwnerPickerFieldExtension = fargateApiPlugin.provide(
  createScaffolderFieldExtension({
    name: FARGATE_OWNER_PICKER,
    component: FargateOwnerPicker,
  }),
);

/**
 * The form field that selects an existing API, environment or DNS zone,
 * `ui:field: FargateEntityPicker` in a Software Template; for use in
 * `ScaffolderFieldExtensions`.
 *
 * @public
 */
export const FargateEntityPickerFieldExtension: FieldExtensionComponent<
  SelectedEntity,
  unknown
> = fargateApiPlugin.provide(
  createScaffolderFieldExtension({
    name: FARGATE_ENTITY_PICKER,
    component: FargateEntityPicker,
    validation: validateEntity,
  }),
);

/**
 * The form field that validates a name while the user types,
 * `ui:field: FargateName` in a Software Template; for use in
 * `ScaffolderFieldExtensions`.
 *
 * @public
 */
export const FargateNameFieldExtension: FieldExtensionComponent<
  string,
  unknown
> = fargateApiPlugin.provide(
  createScaffolderFieldExtension({
    name: FARGATE_NAME,
    component: FargateNameField,
    validation: validateName,
  }),
);

/**
 * The form field that chooses between something new and something that exists,
 * and begins with the latter, `ui:field: FargateExistingChoice` in a Software Template; for use in
 * `ScaffolderFieldExtensions`.
 *
 * @public
 */
export const FargateExistingChoiceFieldExtension = fargateApiPlugin.provide(
  createScaffolderFieldExtension({
    name: FARGATE_EXISTING_CHOICE,
    component: FargateExistingChoice,
  }),
);

/**
 * The form field for a text that is checked as the user types, `ui:field: FargateText`
 * in a Software Template; for use in `ScaffolderFieldExtensions`.
 *
 * @public
 */
export const FargateTextFieldExtension: FieldExtensionComponent<
  string,
  unknown
> = fargateApiPlugin.provide(
  createScaffolderFieldExtension({
    name: FARGATE_TEXT,
    component: FargateTextField,
    validation: validateText,
  }),
);

/**
 * The form field for a whole number that is checked as the user types,
 * `ui:field: FargateNumber` in a Software Template; for use in
 * `ScaffolderFieldExtensions`.
 *
 * @public
 */
export const FargateNumberFieldExtension: FieldExtensionComponent<
  number | null,
  unknown
> = fargateApiPlugin.provide(
  createScaffolderFieldExtension({
    name: FARGATE_NUMBER,
    component: FargateNumberField,
    validation: validateNumber,
  }),
);

/**
 * The form field that shows the price of what the form describes,
 * `ui:field: FargatePrice` in a Software Template; for use in
 * `ScaffolderFieldExtensions`.
 *
 * @public
 */
export const FargatePriceFieldExtension: FieldExtensionComponent<
  string,
  unknown
> = fargateApiPlugin.provide(
  createScaffolderFieldExtension({
    name: FARGATE_PRICE,
    component: FargatePrice,
  }),
);

/**
 * The form field that selects the revision to which an API is rolled back,
 * `ui:field: FargateRevision` in a Software Template; for use in
 * `ScaffolderFieldExtensions`.
 *
 * @public
 */
export const FargateRevisionFieldExtension: FieldExtensionComponent<
  number | null,
  unknown
> = fargateApiPlugin.provide(
  createScaffolderFieldExtension({
    name: FARGATE_REVISION,
    component: FargateRevisionField,
    validation: validateNumber,
  }),
);

/**
 * The form field for a reference to a secret, which lists those of the API,
 * `ui:field: FargateSecret` in a Software Template; for use in
 * `ScaffolderFieldExtensions`.
 *
 * @public
 */
export const FargateSecretFieldExtension: FieldExtensionComponent<
  string,
  unknown
> = fargateApiPlugin.provide(
  createScaffolderFieldExtension({
    name: FARGATE_SECRET,
    component: FargateSecretField,
  }),
);

/**
 * The form field for the repository of an API, `ui:field: FargateRepository` in a
 * Software Template; for use in `ScaffolderFieldExtensions`.
 *
 * @public
 */
export const FargateRepositoryFieldExtension: FieldExtensionComponent<
  SelectedRepository,
  unknown
> = fargateApiPlugin.provide(
  createScaffolderFieldExtension({
    name: FARGATE_REPOSITORY,
    component: FargateRepository,
    validation: validateRepository,
  }),
);

/**
 * The form field that holds a whole page of the wizard, `ui:field: FargatePage` beside
 * the title of a page in a Software Template, so that its fields can set each other;
 * for use in `ScaffolderFieldExtensions`.
 *
 * @public
 */
export const FargatePageFieldExtension = fargateApiPlugin.provide(
  createScaffolderFieldExtension({
    name: FARGATE_PAGE,
    component: FargatePage,
  }),
);
