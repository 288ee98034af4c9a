import { FormFieldBlueprint } from '@backstage/plugin-scaffolder-react/alpha';

/** The form field that selects an existing API, environment or DNS zone. */
export const fargateEntityPicker = FormFieldBlueprint.make({
  name: 'fargate-entity-picker',
  params: {
    field: () => import('./formField').then(m => m.formField),
  },
});
