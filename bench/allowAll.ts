import { mockServices } from '@backstage/backend-test-utils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { FargateAccess } from '@fargate-api/backstage-plugin-fargate-api-node';

/** What actions decide and are audited with, where everybody may do everything. */
export const allowAll = {
  access: new FargateAccess({
    auth: mockServices.auth(),
    catalog: { getEntityByRef: async () => undefined },
    ownershipGuard: false,
    rules: [],
    permissions: {
      authorize: async requests =>
        requests.map(() => ({ result: AuthorizeResult.ALLOW })),
      authorizeConditional: async requests =>
        requests.map(() => ({ result: AuthorizeResult.ALLOW })),
    },
    userInfo: mockServices.userInfo(),
  }),
  auditor: {
    createEvent: async () => ({ async success() {}, async fail() {} }),
  },
};
