import { FieldExtensionComponentProps } from '@backstage/plugin-scaffolder-react';
import { Select } from '@backstage/ui';
import { useTranslate } from '../../messages/useTranslate';
import { CheckedTextField } from '../CheckedTextField';
import { sentence } from '../sentence';
import { useSecretReferences } from './useSecretReferences';

/**
 * A scaffolder form field for a reference to a secret: a text, and beside it the names
 * of the secrets that the API may read, of which one fills in the text. The option `service` lists those of one alone.
 */
export const FargateSecretField = (
  props: FieldExtensionComponentProps<string, { service?: string }>,
) => {
  const { formData = '', onChange, formContext, rawErrors, uiSchema } = props;
  const { service = '' } = uiSchema['ui:options'] ?? {};
  const t = useTranslate();
  const references = useSecretReferences(formContext?.formData).filter(
    reference => reference.startsWith(service),
  );
  return (
    <CheckedTextField
      field={props}
      text={formData}
      problem={rawErrors?.length ? sentence(rawErrors[0]) : undefined}
      onChange={onChange}
    >
      {references.length > 0 && (
        <Select
          label={t('secretField.existing')}
          size="small"
          placeholder={t('field.choose')}
          options={references.map(value => ({ value, label: value }))}
          value={references.includes(formData) ? formData : null}
          onChange={key => onChange(String(key))}
        />
      )}
    </CheckedTextField>
  );
};
