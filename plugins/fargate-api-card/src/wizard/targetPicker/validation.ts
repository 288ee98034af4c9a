import { CustomFieldValidator } from '@backstage/plugin-scaffolder-react';
import { FargateTargetSummary } from '@fargate-api/backstage-plugin-fargate-api-common';
import { fargateApiRef } from '../../api/FargateApi';
import { validationTexts } from '../validationTexts';
import { missingRoom, needsVpc } from './missingRoom';
import { TargetOptions } from './TargetOptions';

/** Refuses the page while the target has no room for the new environment. */
export const validation: CustomFieldValidator<
  FargateTargetSummary,
  TargetOptions
> = async (target, field, { apiHolder, formData, uiSchema }) => {
  const { roomFor } = uiSchema?.['ui:options'] ?? {};
  const form = formData as unknown as Record<string, unknown>;
  const api = apiHolder.get(fargateApiRef);
  if (!target?.name || !api || !needsVpc(roomFor, form)) {
    return;
  }
  // The check before the deployment refuses it too.
  const quotas = await api.getTargetQuotas(target.name).catch(() => ({}));
  const t = await validationTexts(apiHolder);
  const problem = missingRoom(t, quotas, roomFor, form);
  if (problem) {
    field.addError(problem);
  }
};
