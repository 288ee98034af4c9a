import { catalogApiRef } from '@backstage/plugin-catalog-react';
import { CustomFieldValidator } from '@backstage/plugin-scaffolder-react';
import { validationTexts } from '../validationTexts';
import { findTaken } from './findTaken';
import { NameOptions } from './NameOptions';

/** Refuses the page while the name is taken, where it must not be. */
export const validation: CustomFieldValidator<string, NameOptions> = async (
  name,
  field,
  { apiHolder, uiSchema },
) => {
  const { kind, ifTaken } = uiSchema?.['ui:options'] ?? {};
  const catalog = apiHolder.get(catalogApiRef);
  if (!ifTaken || !catalog) {
    return;
  }
  const taken = await findTaken(catalog, kind, name);
  if (taken) {
    const t = await validationTexts(apiHolder);
    const { owner } = taken;
    field.addError(
      owner
        ? t('fieldProblem.taken', { name: taken.name, owner, ifTaken })
        : t('fieldProblem.takenByNobody', { name: taken.name, ifTaken }),
    );
  }
};
