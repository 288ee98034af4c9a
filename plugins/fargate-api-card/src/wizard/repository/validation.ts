import { CustomFieldValidator } from '@backstage/plugin-scaffolder-react';
import { fargateApiRef } from '../../api/FargateApi';
import { validationTexts } from '../validationTexts';
import { findObstacle } from './findObstacle';
import { isComplete, parseRepository } from './repository';
import { RepositoryOptions } from './RepositoryOptions';
import { SelectedRepository } from './SelectedRepository';

/**
 * Refuses the page until the repository has an owner and a name, and while the portal
 * cannot create it.
 */
export const validation: CustomFieldValidator<
  SelectedRepository,
  RepositoryOptions
> = async (selected, field, { apiHolder, uiSchema }) => {
  const repository = parseRepository(selected?.repoUrl);
  const t = await validationTexts(apiHolder);
  if (!isComplete(repository)) {
    field.addError(t('fieldProblem.repository'));
    return;
  }
  const obstacle = await findObstacle(
    apiHolder.get(fargateApiRef)!,
    repository,
    uiSchema?.['ui:options'] ?? {},
  );
  if (obstacle) {
    field.addError(
      t('fieldProblem.repositoryObstacle', {
        obstacle: t(`repositoryObstacle.${obstacle}`, { ...repository }),
      }),
    );
  }
};
