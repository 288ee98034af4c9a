import { createFormField } from '@backstage/plugin-scaffolder-react/alpha';
import { FargateOwnerPicker } from './FargateOwnerPicker';
import { FARGATE_OWNER_PICKER } from './name';

/** The form field that selects the owner. */
export const formField = createFormField({
  name: FARGATE_OWNER_PICKER,
  component: FargateOwnerPicker,
});
