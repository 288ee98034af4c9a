import { createFormField } from '@backstage/plugin-scaffolder-react/alpha';
import { FargateTargetPicker } from './FargateTargetPicker';
import { FARGATE_TARGET_PICKER } from './name';
import { validation } from './validation';

/** The form field that selects account and region. */
export const formField = createFormField({
  name: FARGATE_TARGET_PICKER,
  component: FargateTargetPicker,
  validation,
});
