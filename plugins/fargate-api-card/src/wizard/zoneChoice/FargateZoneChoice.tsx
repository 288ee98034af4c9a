import { ComponentType, useEffect } from 'react';
import { useApi } from '@backstage/frontend-plugin-api';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import { FieldExtensionComponentProps } from '@backstage/plugin-scaffolder-react';
import { DNS_ZONE_TYPE } from '@fargate-api/backstage-plugin-fargate-api-common';
import useAsync from 'react-use/esm/useAsync';

/**
 * The choice between the values of its schema, which begins with `existing` where
 * the catalog shows a DNS zone, and with `none` where it does not.
 */
export const FargateZoneChoice = (
  props: FieldExtensionComponentProps<string>,
) => {
  const { formData, onChange, registry, uiSchema } = props;
  const StringField = registry.fields.StringField as ComponentType<
    Record<string, unknown>
  >;
  const catalog = useApi(catalogApiRef);
  const { value, error } = useAsync(
    () =>
      catalog.queryEntities({
        filter: { kind: 'Resource', 'spec.type': DNS_ZONE_TYPE },
        fields: ['metadata.name'],
        limit: 1,
      }),
    [catalog],
  );
  const isKnown = value !== undefined || error !== undefined;
  const preset = value?.items.length ? 'existing' : 'none';
  useEffect(() => {
    if (isKnown && formData === undefined) {
      onChange(preset);
    }
  }, [isKnown, preset, formData, onChange]);

  const { 'ui:field': _, ...rest } = uiSchema ?? {};
  return (
    <StringField {...props} uiSchema={{ ...rest, 'ui:widget': 'radio' }} />
  );
};
