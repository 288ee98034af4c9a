import { FormFieldBlueprint } from '@backstage/plugin-scaffolder-react/alpha';

/** The wizard's choice of account and region. */
export const fargateTargetPicker = FormFieldBlueprint.make({
  name: 'fargate-target-picker',
  params: {
    field: () => import('./formField').then(m => m.formField),
  },
});
