import { CustomFieldValidator } from '@backstage/plugin-scaffolder-react';
import { validationTexts } from '../validationTexts';
import { NumberOptions } from './NumberOptions';
import { leastOf } from './leastOf';
import { NumberRules, numberProblem } from './numberProblem';

/** Refuses the page while the number cannot be taken. */
export const validation: CustomFieldValidator<
  number | null,
  NumberOptions
> = async (value, field, { apiHolder, formData, schema, uiSchema }) => {
  const problem = numberProblem(
    await validationTexts(apiHolder),
    value,
    schema as NumberRules,
    leastOf(
      uiSchema?.['ui:options'],
      formData as unknown as Record<string, unknown>,
    ),
  );
  if (problem) {
    field.addError(problem);
  }
};
