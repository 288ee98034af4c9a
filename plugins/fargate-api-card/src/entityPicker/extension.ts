import { FormFieldBlueprint } from '@backstage/plugin-scaffolder-react/alpha';

/** The wizard's choice of what is there already. */
export const fargateEntityPicker = FormFieldBlueprint.make({
  name: 'fargate-entity-picker',
  params: {
    field: () => import('./formField').then(m => m.formField),
  },
});
