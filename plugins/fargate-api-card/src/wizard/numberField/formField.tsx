import { createFormField } from '@backstage/plugin-scaffolder-react/alpha';
import { FargateNumberField } from './FargateNumberField';
import { FARGATE_NUMBER } from './name';
import { validation } from './validation';

/** The form field for a whole number. */
export const formField = createFormField({
  name: FARGATE_NUMBER,
  component: FargateNumberField,
  validation,
});
