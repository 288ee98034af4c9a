import { useLayoutEffect } from 'react';
import { Select } from '@backstage/ui';
import { useApi } from '@backstage/frontend-plugin-api';
import { FieldExtensionComponentProps } from '@backstage/plugin-scaffolder-react';
import { FargateTargetSummary } from '@fargate-api/backstage-plugin-fargate-api-common';
import useAsync from 'react-use/esm/useAsync';
import { fargateApiRef } from '../../api/FargateApi';
import { FieldSurface } from '../FieldSurface';
import { useTranslate } from '../../messages/useTranslate';
import { sentence } from '../sentence';
import { missingRoom, needsVpc } from './missingRoom';
import { TargetOptions } from './TargetOptions';

/**
 * A scaffolder form field that selects one of the account and region pairs
 * that the user may deploy to. A required field starts with the first one. With
 * `ui:options.roomFor` it says what the target lacks for a new environment.
 */
export const FargateTargetPicker = ({
  onChange,
  formData,
  required,
  rawErrors,
  schema,
  uiSchema,
  formContext,
}: FieldExtensionComponentProps<FargateTargetSummary, TargetOptions>) => {
  const api = useApi(fargateApiRef);
  const t = useTranslate();
  const {
    value: targets,
    loading,
    error,
  } = useAsync(() => api.getTargets(), [api]);

  const first = targets?.[0];
  const selected = formData?.name;
  // A layout effect: no click can come before it, which it would undo.
  useLayoutEffect(() => {
    if (required && !selected && first) {
      onChange(first);
    }
  }, [required, selected, first, onChange]);

  const { roomFor } = uiSchema?.['ui:options'] ?? {};
  const form = formContext?.formData;
  const isNew = needsVpc(roomFor, form);
  const { value: quotas } = useAsync(
    async () => (isNew && selected ? api.getTargetQuotas(selected) : undefined),
    [api, isNew, selected],
  );
  const missing = isNew && quotas && missingRoom(t, quotas, roomFor, form);

  const problem =
    error?.message ??
    (targets?.length === 0
      ? t('targetPicker.none')
      : (missing && sentence(missing)) || rawErrors?.join(', '));
  return (
    <FieldSurface>
      <Select
        label={schema.title ?? t('targetPicker.title')}
        description={problem || schema.description || t('targetPicker.help')}
        isRequired={required}
        secondaryLabel={required ? t('field.required') : undefined}
        placeholder={t('field.choose')}
        isInvalid={Boolean(problem)}
        validationBehavior="aria"
        isDisabled={loading || !targets?.length}
        options={(targets ?? []).map(target => ({
          value: target.name,
          label: t('targetPicker.option', { ...target }),
        }))}
        value={selected ?? null}
        onChange={key => onChange(targets?.find(target => target.name === key))}
      />
    </FieldSurface>
  );
};
