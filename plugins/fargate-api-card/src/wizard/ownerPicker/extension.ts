import { FormFieldBlueprint } from '@backstage/plugin-scaffolder-react/alpha';

/** The form field that selects the owner. */
export const fargateOwnerPicker = FormFieldBlueprint.make({
  name: 'fargate-owner-picker',
  params: {
    field: () => import('./formField').then(m => m.formField),
  },
});
