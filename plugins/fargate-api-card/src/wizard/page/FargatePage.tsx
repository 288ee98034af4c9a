import { ComponentType, useCallback } from 'react';
import { FieldExtensionComponentProps } from '@backstage/plugin-scaffolder-react';
import { FillPageContext } from './useFillPage';

/**
 * A page of the wizard, as `ui:field` beside its `title`: the form's own fields,
 * of which each can set the others.
 */
export const FargatePage = (
  props: FieldExtensionComponentProps<Record<string, unknown>>,
) => {
  const { formData, onChange, registry } = props;
  const ObjectField = registry.fields.ObjectField as ComponentType<
    Record<string, unknown>
  >;
  const fill = useCallback(
    (values: Readonly<Record<string, unknown>>) =>
      onChange({ ...formData, ...values }),
    [formData, onChange],
  );
  return (
    <FillPageContext.Provider value={fill}>
      <ObjectField {...props} />
    </FillPageContext.Provider>
  );
};
