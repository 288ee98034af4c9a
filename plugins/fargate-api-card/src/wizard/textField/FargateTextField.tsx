import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { FieldExtensionComponentProps } from '@backstage/plugin-scaffolder-react';
import { Button, Flex } from '@backstage/ui';
import { CheckedTextField } from '../CheckedTextField';
import { fargateApiTranslationRef } from '../../messages/fargateApiTranslationRef';
import { sentence } from '../sentence';
import { TextOptions } from './TextOptions';
import { TextRules, textProblem } from './textProblem';

/** A scaffolder form field for a text, checked as the user types. */
export const FargateTextField = (
  props: FieldExtensionComponentProps<string, TextOptions>,
) => {
  const { formData = '', onChange, schema, uiSchema, formContext } = props;
  const { t } = useTranslationRef(fargateApiTranslationRef);
  const options = uiSchema['ui:options'] ?? {};
  const problem = textProblem(
    t,
    formData,
    schema as TextRules,
    options,
    formContext?.formData,
  );
  const { example } = options;
  return (
    <CheckedTextField
      field={props}
      text={formData}
      problem={problem && sentence(problem)}
      onChange={onChange}
    >
      {example && formData !== example && (
        <Flex mt="1">
          <Button
            variant="tertiary"
            size="small"
            onPress={() => onChange(example)}
          >
            {t('textField.example', { example })}
          </Button>
        </Flex>
      )}
    </CheckedTextField>
  );
};
