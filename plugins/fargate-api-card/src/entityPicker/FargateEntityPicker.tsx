import { ComponentType, useEffect } from 'react';
import { useApi, useTranslationRef } from '@backstage/frontend-plugin-api';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import { FieldExtensionComponentProps } from '@backstage/plugin-scaffolder-react';
import { Text } from '@backstage/ui';
import useAsync from 'react-use/esm/useAsync';
import { FieldSurface } from '../components/FieldSurface';
import { fargateApiTranslationRef } from '../translations';
import { placeOf } from './placeOf';

/** What was chosen, and where it is, for the review page to say. */
type ChosenEntity = {
  entityRef: string;
  /** Where its stack is. */
  accountId?: string;
  region?: string;
};

/**
 * Backstage's EntityPicker, with its options, which also says in which account
 * and region the chosen entity is.
 */
export const FargateEntityPicker = (
  props: FieldExtensionComponentProps<ChosenEntity>,
) => {
  const { formData, onChange, registry } = props;
  const EntityPicker = registry.fields.EntityPicker as ComponentType<
    Record<string, unknown>
  >;
  const catalog = useApi(catalogApiRef);
  const { t } = useTranslationRef(fargateApiTranslationRef);

  const entityRef = formData?.entityRef;
  const { value: place } = useAsync(async () => {
    const entity = entityRef && (await catalog.getEntityByRef(entityRef));
    const found = entity && placeOf(entity);
    return found && { entityRef, ...found };
  }, [catalog, entityRef]);
  useEffect(() => {
    if (place && place.entityRef === entityRef && !formData?.accountId) {
      onChange(place);
    }
  }, [place, entityRef, formData?.accountId, onChange]);

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
          t('entityPicker.place', {
            accountId: formData.accountId,
            region: formData.region ?? '',
          })}
      </Text>
    </FieldSurface>
  );
};
