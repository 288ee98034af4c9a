import { createFormField } from '@backstage/plugin-scaffolder-react/alpha';
import { FargateZoneChoice } from './FargateZoneChoice';
import { FARGATE_ZONE_CHOICE } from './name';

/** The form field that asks for the DNS zone of a name. */
export const formField = createFormField({
  name: FARGATE_ZONE_CHOICE,
  component: FargateZoneChoice,
});
