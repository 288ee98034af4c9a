import { FormFieldBlueprint } from '@backstage/plugin-scaffolder-react/alpha';

/** The form field that selects account and region. */
export const fargateTargetPicker = FormFieldBlueprint.make({
  name: 'fargate-target-picker',
  params: {
    field: () => import('./formField').then(m => m.formField),
  },
});
