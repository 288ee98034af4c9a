import { FormFieldBlueprint } from '@backstage/plugin-scaffolder-react/alpha';

/** The form field for the revision that an API is rolled back to. */
export const fargateRevisionField = FormFieldBlueprint.make({
  name: 'fargate-revision',
  params: {
    field: () => import('./formField').then(m => m.formField),
  },
});
