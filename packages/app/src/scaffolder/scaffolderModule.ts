import {
  ApiBlueprint,
  createFrontendModule,
  discoveryApiRef,
  fetchApiRef,
  identityApiRef,
  translationApiRef,
} from '@backstage/frontend-plugin-api';
import { scmIntegrationsApiRef } from '@backstage/integration-react';
import { scaffolderApiRef } from '@backstage/plugin-scaffolder-react';
import { TranslatedScaffolderClient } from './TranslatedScaffolderClient';

/** Has the scaffolder show templates in the user's language. */
export const scaffolderModule = createFrontendModule({
  pluginId: 'scaffolder',
  extensions: [
    ApiBlueprint.make({
      params: defineParams =>
        defineParams({
          api: scaffolderApiRef,
          deps: {
            discoveryApi: discoveryApiRef,
            fetchApi: fetchApiRef,
            identityApi: identityApiRef,
            scmIntegrationsApi: scmIntegrationsApiRef,
            translationApi: translationApiRef,
          },
          factory: deps => new TranslatedScaffolderClient(deps),
        }),
    }),
  ],
});
