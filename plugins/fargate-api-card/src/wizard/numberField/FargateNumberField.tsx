import { useState } from 'react';
import { FieldExtensionComponentProps } from '@backstage/plugin-scaffolder-react';
import { useTranslate } from '../../messages/useTranslate';
import { CheckedTextField } from '../CheckedTextField';
import { sentence } from '../sentence';
import { NumberOptions } from './NumberOptions';
import { leastOf } from './leastOf';
import { numberOf, NumberRules, numberProblem } from './numberProblem';

/**
 * A scaffolder form field for a whole number within the limits of its schema, and
 * with `ui:options.atLeast` not below another field.
 */
export const FargateNumberField = (
  props: FieldExtensionComponentProps<number | null, NumberOptions>,
) => {
  const { formData, onChange, schema, uiSchema, formContext } = props;
  const t = useTranslate();
  // What is no number stays to be seen, although the form does not take it.
  const [text, setText] = useState<string>();
  const problem = numberProblem(
    t,
    formData,
    schema as NumberRules,
    leastOf(uiSchema['ui:options'], formContext?.formData),
  );
  const isShownAsTyped = text !== undefined && numberOf(text) === formData;
  return (
    <CheckedTextField
      field={props}
      text={isShownAsTyped ? text : String(formData ?? '')}
      inputMode="numeric"
      // Also of a value that another field makes too low.
      isShown={formData !== undefined}
      problem={problem && sentence(problem)}
      onChange={typed => {
        setText(typed);
        onChange(numberOf(typed) as number);
      }}
    />
  );
};
