import { CustomFieldValidator } from '@backstage/plugin-scaffolder-react';
import { validationTexts } from '../validationTexts';
import { TextOptions } from './TextOptions';
import { TextRules, textProblem } from './textProblem';

/** Refuses the page while the text cannot be taken. */
export const validation: CustomFieldValidator<string, TextOptions> = async (
  text,
  field,
  { apiHolder, formData, schema, uiSchema },
) => {
  const problem = textProblem(
    await validationTexts(apiHolder),
    text ?? '',
    schema as TextRules,
    uiSchema?.['ui:options'],
    formData as unknown as Record<string, unknown>,
  );
  if (problem) {
    field.addError(problem);
  }
};
