import { ComponentType, useEffect } from 'react';
import { useApi, useTranslationRef } from '@backstage/frontend-plugin-api';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import { FieldExtensionComponentProps } from '@backstage/plugin-scaffolder-react';
import { Text } from '@backstage/ui';
import useAsync from 'react-use/esm/useAsync';
import { FieldSurface } from '../FieldSurface';
import { fargateApiTranslationRef } from '../../messages/fargateApiTranslationRef';
import { stackLocation } from './stackLocation';

/** The selected entity, with its account and region for the review page. */
type SelectedEntity = {
  entityRef: string;
  /** Account and region of its stack. */
  accountId?: string;
  region?: string;
};

/**
 * Backstage's EntityPicker, with all its options, which also shows the account
 * and region of the selected entity.
 */
export const FargateEntityPicker = (
  props: FieldExtensionComponentProps<SelectedEntity>,
) => {
  const { formData, onChange, registry } = props;
  const EntityPicker = registry.fields.EntityPicker as ComponentType<
    Record<string, unknown>
  >;
  const catalog = useApi(catalogApiRef);
  const { t } = useTranslationRef(fargateApiTranslationRef);

  const entityRef = formData?.entityRef;
  const { value: location } = useAsync(async () => {
    const entity = entityRef && (await catalog.getEntityByRef(entityRef));
    const found = entity && stackLocation(entity);
    return found && { entityRef, ...found };
  }, [catalog, entityRef]);
  useEffect(() => {
    if (location && location.entityRef === entityRef && !formData?.accountId) {
      onChange(location);
    }
  }, [location, entityRef, formData?.accountId, onChange]);

  return (
    <FieldSurface>
      <EntityPicker
        {...props}
        schema={{ ...props.schema, type: 'string' }}
        formData={entityRef}
        onChange={(ref: string | undefined) =>
          onChange(ref ? { entityRef: ref } : undefined)
        }
      />
      <Text as="p" role="status" variant="body-small" color="secondary">
        {formData?.accountId &&
          t('entityPicker.location', {
            accountId: formData.accountId,
            region: formData.region ?? '',
          })}
      </Text>
    </FieldSurface>
  );
};
