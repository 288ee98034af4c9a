import { FormFieldBlueprint } from '@backstage/plugin-scaffolder-react/alpha';

/** The form field that chooses between something new and something that exists. */
export const fargateExistingChoice = FormFieldBlueprint.make({
  name: 'fargate-existing-choice',
  params: {
    field: () => import('./formField').then(m => m.formField),
  },
});
