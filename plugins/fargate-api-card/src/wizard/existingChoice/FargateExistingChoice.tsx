import { ComponentType, useLayoutEffect } from 'react';
import { useApi } from '@backstage/frontend-plugin-api';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import { FieldExtensionComponentProps } from '@backstage/plugin-scaffolder-react';
import { Text } from '@backstage/ui';
import useAsync from 'react-use/esm/useAsync';
import { FieldSurface } from '../FieldSurface';
import text from '../../components/text.module.css';

/**
 * The choice between the values of its schema, which begins with `existing` where
 * the catalog shows a Resource of the type `ui:options.type`, and with
 * `ui:options.otherwise` where it does not.
 */
export const FargateExistingChoice = (
  props: FieldExtensionComponentProps<
    string,
    { type: string; otherwise: string }
  >,
) => {
  const { formData, onChange, registry, schema, uiSchema } = props;
  const { type, otherwise } = uiSchema['ui:options']!;
  const StringField = registry.fields.StringField as ComponentType<
    Record<string, unknown>
  >;
  const catalog = useApi(catalogApiRef);
  const { value, error } = useAsync(
    () =>
      catalog.queryEntities({
        filter: { kind: 'Resource', 'spec.type': type },
        fields: ['metadata.name'],
        limit: 1,
      }),
    [catalog, type],
  );
  const isKnown = value !== undefined || error !== undefined;
  const preset = value?.items.length ? 'existing' : otherwise;
  // A layout effect: no click can come before it, which it would undo.
  useLayoutEffect(() => {
    if (isKnown && formData === undefined) {
      onChange(preset);
    }
  }, [isKnown, preset, formData, onChange]);

  const { 'ui:field': _, ...rest } = uiSchema;
  return (
    <FieldSurface>
      <StringField {...props} uiSchema={{ ...rest, 'ui:widget': 'radio' }} />
      {/* The form describes only its own fields. */}
      <Text as="p" variant="body-small" className={text.muted}>
        {schema.description}
      </Text>
    </FieldSurface>
  );
};
