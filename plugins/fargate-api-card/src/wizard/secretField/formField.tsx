import { createFormField } from '@backstage/plugin-scaffolder-react/alpha';
import { FargateSecretField } from './FargateSecretField';
import { FARGATE_SECRET } from './name';

/** The form field for a reference to a secret. */
export const formField = createFormField({
  name: FARGATE_SECRET,
  component: FargateSecretField,
});
