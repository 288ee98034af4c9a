import { FormFieldBlueprint } from '@backstage/plugin-scaffolder-react/alpha';

/** The form field for a text. */
export const fargateTextField = FormFieldBlueprint.make({
  name: 'fargate-text',
  params: {
    field: () => import('./formField').then(m => m.formField),
  },
});
