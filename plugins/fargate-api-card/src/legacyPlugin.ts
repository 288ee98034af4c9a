import {
  createApiFactory,
  createComponentExtension,
  createPlugin,
  fetchApiRef,
} from '@backstage/core-plugin-api';
import { createScaffolderFieldExtension } from '@backstage/plugin-scaffolder-react';
import { fargateApiRef } from './api/FargateApi';
import { FargateApiClient } from './api/FargateApiClient';
import { FargateEntityPicker } from './entityPicker/FargateEntityPicker';
import { FARGATE_ENTITY_PICKER } from './entityPicker/name';
import { FargateNameField } from './nameField/FargateNameField';
import { FARGATE_NAME } from './nameField/name';
import { FargateTargetPicker } from './targetPicker/FargateTargetPicker';
import { FARGATE_TARGET_PICKER } from './targetPicker/name';

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
export const EntityFargateApiCard: () => JSX.Element | null =
  fargateApiPlugin.provide(
    createComponentExtension({
      name: 'EntityFargateApiCard',
      component: {
        lazy: () =>
          import('./components/FargateApiCard').then(m => m.FargateApiCard),
      },
    }),
  );

/**
 * The card of an environment, for an entity page of the old frontend system;
 * guard it with `isFargateEnvironment`.
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
 * The wizard's choice of account and region, `ui:field: FargateTargetPicker`
 * in a Software Template; belongs into `ScaffolderFieldExtensions`.
 *
 * @public
 */
export const FargateTargetPickerFieldExtension = fargateApiPlugin.provide(
  createScaffolderFieldExtension({
    name: FARGATE_TARGET_PICKER,
    component: FargateTargetPicker,
  }),
);

/**
 * The wizard's choice of an API, an environment or a zone that is there
 * already, `ui:field: FargateEntityPicker` in a Software Template; belongs
 * into `ScaffolderFieldExtensions`.
 *
 * @public
 */
export const FargateEntityPickerFieldExtension = fargateApiPlugin.provide(
  createScaffolderFieldExtension({
    name: FARGATE_ENTITY_PICKER,
    component: FargateEntityPicker,
  }),
);

/**
 * The wizard's check of a name while one types it, `ui:field: FargateName` in
 * a Software Template; belongs into `ScaffolderFieldExtensions`.
 *
 * @public
 */
export const FargateNameFieldExtension = fargateApiPlugin.provide(
  createScaffolderFieldExtension({
    name: FARGATE_NAME,
    component: FargateNameField,
  }),
);
