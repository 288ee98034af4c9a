import { createFormField } from '@backstage/plugin-scaffolder-react/alpha';
import { FargatePage } from './FargatePage';
import { FARGATE_PAGE } from './name';

/** The field that holds a whole page of the wizard. */
export const formField = createFormField({
  name: FARGATE_PAGE,
  component: FargatePage,
});
