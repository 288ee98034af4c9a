import {
  ApiBlueprint,
  createFrontendModule,
  discoveryApiRef,
  fetchApiRef,
  translationApiRef,
} from '@backstage/frontend-plugin-api';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import { TranslatedCatalogClient } from './TranslatedCatalogClient';

/** Has the list of templates show them in the user's language. */
export const catalogModule = createFrontendModule({
  pluginId: 'catalog',
  extensions: [
    ApiBlueprint.make({
      params: defineParams =>
        defineParams({
          api: catalogApiRef,
          deps: {
            discoveryApi: discoveryApiRef,
            fetchApi: fetchApiRef,
            translationApi: translationApiRef,
          },
          factory: deps => new TranslatedCatalogClient(deps),
        }),
    }),
  ],
});
