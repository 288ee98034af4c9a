import { ComponentType, useCallback, useMemo } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { FieldExtensionComponentProps } from '@backstage/plugin-scaffolder-react';
import { fargateFormTranslationRef } from '../../messages/fargateFormTranslationRef';
import { translateForm } from '../../messages/translateForm';
import { liftFields } from './liftFields';
import { useChangesAtOnce } from './useChangesAtOnce';
import { FillPageContext } from './useFillPage';

/**
 * A page of the wizard, as `ui:field` beside its `title`: the form's own fields, in the
 * user's language, of which each can set the others.
 */
export const FargatePage = (
  props: FieldExtensionComponentProps<Record<string, unknown>>,
) => {
  const { formData, registry, schema, uiSchema } = props;
  const onChange = useChangesAtOnce(formData, props.onChange);
  const { t } = useTranslationRef(fargateFormTranslationRef);
  const ObjectField = registry.fields.ObjectField as ComponentType<
    Record<string, unknown>
  >;
  const fill = useCallback(
    (values: Readonly<Record<string, unknown>>) =>
      onChange({ ...formData, ...values }),
    [formData, onChange],
  );
  const translated = useMemo(
    () => ({
      schema: translateForm(schema, t),
      uiSchema: translateForm(liftFields(schema, uiSchema), t),
    }),
    [schema, uiSchema, t],
  );
  return (
    <FillPageContext.Provider value={fill}>
      <ObjectField {...props} {...translated} onChange={onChange} />
    </FillPageContext.Provider>
  );
};
