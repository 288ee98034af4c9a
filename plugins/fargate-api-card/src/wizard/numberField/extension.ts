import { FormFieldBlueprint } from '@backstage/plugin-scaffolder-react/alpha';

/** The form field for a whole number. */
export const fargateNumberField = FormFieldBlueprint.make({
  name: 'fargate-number',
  params: {
    field: () => import('./formField').then(m => m.formField),
  },
});
