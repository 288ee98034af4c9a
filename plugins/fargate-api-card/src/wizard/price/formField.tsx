import { createFormField } from '@backstage/plugin-scaffolder-react/alpha';
import { FargatePrice } from './FargatePrice';
import { FARGATE_PRICE } from './name';

/** The form field that shows the price of what the form describes. */
export const formField = createFormField({
  name: FARGATE_PRICE,
  component: FargatePrice,
});
