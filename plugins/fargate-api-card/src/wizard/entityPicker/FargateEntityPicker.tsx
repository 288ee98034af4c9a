import { ComponentType, useLayoutEffect } from 'react';
import { useApi, useTranslationRef } from '@backstage/frontend-plugin-api';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import { FieldExtensionComponentProps } from '@backstage/plugin-scaffolder-react';
import { Text } from '@backstage/ui';
import useAsync from 'react-use/esm/useAsync';
import { FieldSurface } from '../FieldSurface';
import { fargateApiTranslationRef } from '../../messages/fargateApiTranslationRef';
import { CurrentValues } from './CurrentValues';
import { EntityOptions } from './EntityOptions';
import { NamesForRefs } from './NamesForRefs';
import { SelectedEntity } from './SelectedEntity';
import { stackLocation } from './stackLocation';
import { ToBeDeleted } from './ToBeDeleted';
import { usersOf } from './usersOf';
import { useToBeDeleted } from './useToBeDeleted';
import text from '../../components/text.module.css';

/**
 * Backstage's EntityPicker, with all its options, which also shows the account
 * and region of the selected entity ; with `ui:options.unused` what depends on it,
 * with `showCurrent` what it runs now, and with `showDeletion` what would be deleted.
 */
export const FargateEntityPicker = (
  props: FieldExtensionComponentProps<SelectedEntity, EntityOptions>,
) => {
  const { formData, onChange, registry, uiSchema } = props;
  const EntityPicker = registry.fields.EntityPicker as ComponentType<
    Record<string, unknown>
  >;
  const catalog = useApi(catalogApiRef);
  const { t } = useTranslationRef(fargateApiTranslationRef);

  const entityRef = formData?.entityRef;
  const { value: found } = useAsync(async () => {
    const entity = entityRef && (await catalog.getEntityByRef(entityRef));
    if (!entity) {
      return undefined;
    }
    const { name, title = name } = entity.metadata;
    return {
      entity,
      selected: { entityRef, name: title, ...stackLocation(entity) },
      users: usersOf(entity),
    };
  }, [catalog, entityRef]);
  const current = found?.selected.entityRef === entityRef ? found : undefined;
  // A layout effect: no click can come before it, which it would undo.
  useLayoutEffect(() => {
    if (current && !formData?.name) {
      onChange(current.selected);
    }
  }, [current, formData?.name, onChange]);

  const { unused, showCurrent, showDeletion } = uiSchema['ui:options'] ?? {};
  const isRefused = unused && Boolean(current?.users.length);
  const deletes = useToBeDeleted(
    showDeletion && !isRefused ? current?.entity : undefined,
  );
  // The form copies its data: only the texts tell what is there already.
  const isListed = formData?.deletes?.join() === deletes.join();
  useLayoutEffect(() => {
    if (current && deletes.length && !isListed) {
      onChange({ ...current.selected, deletes });
    }
  }, [current, deletes, isListed, onChange]);
  return (
    <FieldSurface>
      <NamesForRefs>
        <EntityPicker
          {...props}
          schema={{ ...props.schema, type: 'string' }}
          formData={entityRef}
          onChange={(ref: string | undefined) =>
            onChange(ref ? { entityRef: ref } : undefined)
          }
        />
      </NamesForRefs>
      <Text as="p" role="status" variant="body-small" className={text.muted}>
        {formData?.accountId &&
          t('entityPicker.location', {
            accountId: formData.accountId,
            region: formData.region ?? '',
          })}
      </Text>
      {showCurrent && current && entityRef && (
        <CurrentValues entityRef={entityRef} />
      )}
      {showDeletion && current && !isRefused && <ToBeDeleted parts={deletes} />}
      {isRefused && (
        <Text as="p" role="alert" variant="body-small" color="danger">
          {t('entityPicker.inUse', {
            name: current?.selected.name ?? '',
            users: current?.users.join(', ') ?? '',
          })}
        </Text>
      )}
    </FieldSurface>
  );
};
