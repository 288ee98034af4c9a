import { FormFieldBlueprint } from '@backstage/plugin-scaffolder-react/alpha';

/** The form field for a reference to a secret. */
export const fargateSecretField = FormFieldBlueprint.make({
  name: 'fargate-secret',
  params: {
    field: () => import('./formField').then(m => m.formField),
  },
});
