import { createFormField } from '@backstage/plugin-scaffolder-react/alpha';
import { FargateExistingChoice } from './FargateExistingChoice';
import { FARGATE_EXISTING_CHOICE } from './name';

/** The form field that chooses between something new and something that exists. */
export const formField = createFormField({
  name: FARGATE_EXISTING_CHOICE,
  component: FargateExistingChoice,
});
