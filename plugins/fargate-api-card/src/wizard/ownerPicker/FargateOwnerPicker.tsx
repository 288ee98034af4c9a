import { useLayoutEffect } from 'react';
import { Select } from '@backstage/ui';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { FieldExtensionComponentProps } from '@backstage/plugin-scaffolder-react';
import { fargateApiTranslationRef } from '../../messages/fargateApiTranslationRef';
import { FieldSurface } from '../FieldSurface';
import { Owner, shortRef, useOwners } from './useOwners';

const optionOf = ({ ref, title }: Owner) => ({
  value: ref,
  label: title,
});

/**
 * A scaffolder form field that selects the owner: the groups of the user first,
 * then all others. Users without a group can own it themselves. A required
 * field starts with the first one.
 */
export const FargateOwnerPicker = ({
  onChange,
  formData,
  required,
  rawErrors,
  schema,
}: FieldExtensionComponentProps<string>) => {
  const { t } = useTranslationRef(fargateApiTranslationRef);
  const { value: owners, loading, error } = useOwners();

  const first = owners?.own[0].ref;
  const selected = formData && shortRef(formData);
  // A layout effect: no click can come before it, which it would undo.
  useLayoutEffect(() => {
    if (required && !formData && first) {
      onChange(first);
    }
  }, [required, formData, first, onChange]);
  useLayoutEffect(() => {
    if (selected !== formData) {
      onChange(selected);
    }
  }, [selected, formData, onChange]);

  const problem = error?.message ?? rawErrors?.join(', ');
  return (
    <FieldSurface>
      <Select
        label={schema.title ?? t('ownerPicker.title')}
        description={problem || schema.description}
        isRequired={required}
        secondaryLabel={required ? t('field.required') : undefined}
        placeholder={t('field.choose')}
        isInvalid={Boolean(problem)}
        validationBehavior="aria"
        isDisabled={loading || !owners}
        search={{ placeholder: t('ownerPicker.search') }}
        options={
          owners
            ? [
                {
                  title: t('ownerPicker.own'),
                  options: owners.own.map(optionOf),
                },
                {
                  title: t('ownerPicker.others'),
                  options: owners.others.map(optionOf),
                },
              ].filter(({ options }) => options.length)
            : []
        }
        value={selected || null}
        onChange={key => onChange((key as string | null) ?? undefined)}
      />
    </FieldSurface>
  );
};
