import { FormFieldBlueprint } from '@backstage/plugin-scaffolder-react/alpha';

/** The form field that asks for the DNS zone of a name. */
export const fargateZoneChoice = FormFieldBlueprint.make({
  name: 'fargate-zone-choice',
  params: {
    field: () => import('./formField').then(m => m.formField),
  },
});
