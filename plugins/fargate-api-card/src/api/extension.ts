import { ApiBlueprint, fetchApiRef } from '@backstage/frontend-plugin-api';
import { fargateApiRef } from './FargateApi';
import { FargateApiClient } from './FargateApiClient';

/** The API client; an app can replace it like any other. */
export const fargateApi = ApiBlueprint.make({
  params: defineParams =>
    defineParams({
      api: fargateApiRef,
      deps: { fetchApi: fetchApiRef },
      factory: ({ fetchApi }) => new FargateApiClient({ fetchApi }),
    }),
});
