import { ApiBlueprint, fetchApiRef } from '@backstage/frontend-plugin-api';
import { fargateApiRef } from './FargateApi';
import { FargateApiClient } from './FargateApiClient';

/** The API that the card reads, replaceable by the app like any other. */
export const fargateApi = ApiBlueprint.make({
  params: defineParams =>
    defineParams({
      api: fargateApiRef,
      deps: { fetchApi: fetchApiRef },
      factory: ({ fetchApi }) => new FargateApiClient({ fetchApi }),
    }),
});
