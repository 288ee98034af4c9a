import { CustomFieldValidator } from '@backstage/plugin-scaffolder-react';
import { validationTexts } from '../validationTexts';
import { isComplete, parseRepository } from './repository';
import { SelectedRepository } from './SelectedRepository';

/** Refuses the page until the repository has an owner and a name. */
export const validation: CustomFieldValidator<SelectedRepository> = async (
  selected,
  field,
  { apiHolder },
) => {
  if (!isComplete(parseRepository(selected?.repoUrl))) {
    const t = await validationTexts(apiHolder);
    field.addError(t('fieldProblem.repository'));
  }
};
