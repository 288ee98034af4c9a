import { createFormField } from '@backstage/plugin-scaffolder-react/alpha';
import { FargateNameField } from './FargateNameField';
import { FARGATE_NAME } from './name';
import { validation } from './validation';

/** The form field that validates a name while the user types. */
export const formField = createFormField({
  name: FARGATE_NAME,
  component: FargateNameField,
  validation,
});
