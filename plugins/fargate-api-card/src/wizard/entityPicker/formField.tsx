import { createFormField } from '@backstage/plugin-scaffolder-react/alpha';
import { FargateEntityPicker } from './FargateEntityPicker';
import { FARGATE_ENTITY_PICKER } from './name';
import { validation } from './validation';

/** The form field that selects an existing API, environment or DNS zone. */
export const formField = createFormField({
  name: FARGATE_ENTITY_PICKER,
  component: FargateEntityPicker,
  validation,
});
