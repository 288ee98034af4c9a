import { createFormField } from '@backstage/plugin-scaffolder-react/alpha';
import { FargateTargetPicker } from './FargateTargetPicker';

/** `ui:field: FargateTargetPicker` in a Software Template. */
export const formField = createFormField({
  name: 'FargateTargetPicker',
  component: FargateTargetPicker,
});
