import { FormFieldBlueprint } from '@backstage/plugin-scaffolder-react/alpha';

/** The form field that holds a whole page of the wizard. */
export const fargatePage = FormFieldBlueprint.make({
  name: 'fargate-page',
  params: {
    field: () => import('./formField').then(m => m.formField),
  },
});
