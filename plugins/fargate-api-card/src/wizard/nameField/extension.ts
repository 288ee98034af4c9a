import { FormFieldBlueprint } from '@backstage/plugin-scaffolder-react/alpha';

/** The form field that validates a name while the user types. */
export const fargateNameField = FormFieldBlueprint.make({
  name: 'fargate-name',
  params: {
    field: () => import('./formField').then(m => m.formField),
  },
});
