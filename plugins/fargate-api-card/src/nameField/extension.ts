import { FormFieldBlueprint } from '@backstage/plugin-scaffolder-react/alpha';

/** The wizard's check of a name while one types it. */
export const fargateNameField = FormFieldBlueprint.make({
  name: 'fargate-name',
  params: {
    field: () => import('./formField').then(m => m.formField),
  },
});
