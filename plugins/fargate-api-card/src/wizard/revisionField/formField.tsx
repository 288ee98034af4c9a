import { createFormField } from '@backstage/plugin-scaffolder-react/alpha';
import { validation } from '../numberField/validation';
import { FargateRevisionField } from './FargateRevisionField';
import { FARGATE_REVISION } from './name';

/** The form field for the revision that an API is rolled back to. */
export const formField = createFormField({
  name: FARGATE_REVISION,
  component: FargateRevisionField,
  validation,
});
