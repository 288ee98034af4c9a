import { createFormField } from '@backstage/plugin-scaffolder-react/alpha';
import { FargateRepository } from './FargateRepository';
import { FARGATE_REPOSITORY } from './name';
import { validation } from './validation';

/** The form field for the repository of an API. */
export const formField = createFormField({
  name: FARGATE_REPOSITORY,
  component: FargateRepository,
  validation,
});
