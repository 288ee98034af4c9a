import { FormFieldBlueprint } from '@backstage/plugin-scaffolder-react/alpha';

/** The form field that shows the price of what the form describes. */
export const fargatePrice = FormFieldBlueprint.make({
  name: 'fargate-price',
  params: {
    field: () => import('./formField').then(m => m.formField),
  },
});
