import { createFormField } from '@backstage/plugin-scaffolder-react/alpha';
import { FargateTextField } from './FargateTextField';
import { FARGATE_TEXT } from './name';
import { validation } from './validation';

/** The form field for a text. */
export const formField = createFormField({
  name: FARGATE_TEXT,
  component: FargateTextField,
  validation,
});
