import { catalogApiRef } from '@backstage/plugin-catalog-react';
import { CustomFieldValidator } from '@backstage/plugin-scaffolder-react';
import { validationTexts } from '../validationTexts';
import { EntityOptions } from './EntityOptions';
import { SelectedEntity } from './SelectedEntity';
import { usersOf } from './usersOf';

/** Refuses the page while something depends on the entity, where nothing may. */
export const validation: CustomFieldValidator<
  SelectedEntity,
  EntityOptions
> = async (selected, field, { apiHolder, uiSchema }) => {
  const catalog = apiHolder.get(catalogApiRef);
  if (!uiSchema?.['ui:options']?.unused || !selected?.entityRef || !catalog) {
    return;
  }
  const entity = await catalog.getEntityByRef(selected.entityRef);
  const users = entity ? usersOf(entity) : [];
  if (users.length) {
    const t = await validationTexts(apiHolder);
    field.addError(t('fieldProblem.inUse', { users: users.join(', ') }));
  }
};
