import { CustomFieldValidator } from '@backstage/plugin-scaffolder-react';
import { TextOptions } from './TextOptions';
import { TextRules, textProblem } from './textProblem';

/** Refuses the page while the text cannot be taken. */
export const validation: CustomFieldValidator<string, TextOptions> = (
  text,
  field,
  { formData, schema, uiSchema },
) => {
  const problem = textProblem(
    text ?? '',
    schema as TextRules,
    uiSchema?.['ui:options'],
    formData as unknown as Record<string, unknown>,
  );
  if (problem) {
    field.addError(problem);
  }
};
