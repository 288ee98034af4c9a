import { AppRootElementBlueprint } from '@backstage/frontend-plugin-api';
import { DeleteButton } from './DeleteButton';

/** The red button that ends the wizard of a deletion. */
export const fargateDeleteButton = AppRootElementBlueprint.make({
  name: 'delete-button',
  params: { element: <DeleteButton /> },
});
