import { useEffect } from 'react';
import { Select } from '@backstage/ui';
import { useApi, useTranslationRef } from '@backstage/frontend-plugin-api';
import { FieldExtensionComponentProps } from '@backstage/plugin-scaffolder-react';
import { FargateTargetSummary } from '@fargate-api/backstage-plugin-fargate-api-common';
import useAsync from 'react-use/esm/useAsync';
import { fargateApiRef } from '../api/FargateApi';
import { FieldSurface } from '../components/FieldSurface';
import { fargateApiTranslationRef } from '../translations';

/**
 * A form field of the scaffolder that offers the account and region pairs
 * which the portal may deploy to. Where there is no choice, it chooses.
 */
export const FargateTargetPicker = ({
  onChange,
  formData,
  required,
  rawErrors,
  schema,
}: FieldExtensionComponentProps<FargateTargetSummary>) => {
  const api = useApi(fargateApiRef);
  const { t } = useTranslationRef(fargateApiTranslationRef);
  const {
    value: targets,
    loading,
    error,
  } = useAsync(() => api.getTargets(), [api]);

  const first = targets?.[0];
  const chosen = formData?.name;
  useEffect(() => {
    if (required && !chosen && first) {
      onChange(first);
    }
  }, [required, chosen, first, onChange]);

  const problem =
    error?.message ??
    (targets?.length === 0 ? t('targetPicker.none') : rawErrors?.join(', '));
  return (
    <FieldSurface>
      <Select
        label={schema.title ?? t('targetPicker.title')}
        description={problem || schema.description || t('targetPicker.help')}
        isRequired={required}
        isInvalid={Boolean(problem)}
        validationBehavior="aria"
        isDisabled={loading || !targets?.length}
        options={(targets ?? []).map(target => ({
          value: target.name,
          label: t('targetPicker.option', { ...target }),
        }))}
        value={chosen ?? null}
        onChange={key => onChange(targets?.find(target => target.name === key))}
      />
    </FieldSurface>
  );
};
