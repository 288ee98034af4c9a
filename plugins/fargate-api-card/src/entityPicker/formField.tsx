import { createFormField } from '@backstage/plugin-scaffolder-react/alpha';
import { FargateEntityPicker } from './FargateEntityPicker';
import { FARGATE_ENTITY_PICKER } from './name';

/** The form field of a Software Template that asks for an API, an environment or a zone. */
export const formField = createFormField({
  name: FARGATE_ENTITY_PICKER,
  component: FargateEntityPicker,
});
