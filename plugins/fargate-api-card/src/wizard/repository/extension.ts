import { FormFieldBlueprint } from '@backstage/plugin-scaffolder-react/alpha';

/** The form field for the repository of an API. */
export const fargateRepository = FormFieldBlueprint.make({
  name: 'fargate-repository',
  params: {
    field: () => import('./formField').then(m => m.formField),
  },
});
