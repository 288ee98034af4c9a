import { mockServices } from '@backstage/backend-test-utils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { FargateAccess } from '@fargate-api/backstage-plugin-fargate-api-node';

/** Access of everybody to everything, to entities of a catalog too. */
export const allowedIn = (
  catalog: ConstructorParameters<typeof FargateAccess>[0]['catalog'],
) =>
  new FargateAccess({
    auth: mockServices.auth(),
    catalog,
    ownershipGuard: false,
    rules: [],
    permissions: {
      authorize: async requests =>
        requests.map(() => ({ result: AuthorizeResult.ALLOW })),
      authorizeConditional: async requests =>
        requests.map(() => ({ result: AuthorizeResult.ALLOW })),
    },
    userInfo: mockServices.userInfo(),
  });

/** What actions decide and are audited with, where everybody may do everything. */
export const allowAll = {
  access: allowedIn({ getEntityByRef: async () => undefined }),
  auditor: {
    createEvent: async () => ({ async success() {}, async fail() {} }),
  },
};
