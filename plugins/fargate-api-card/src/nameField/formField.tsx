import { createFormField } from '@backstage/plugin-scaffolder-react/alpha';
import { FargateNameField } from './FargateNameField';
import { FARGATE_NAME } from './name';

/** The form field of a Software Template that asks for a name. */
export const formField = createFormField({
  name: FARGATE_NAME,
  component: FargateNameField,
});
