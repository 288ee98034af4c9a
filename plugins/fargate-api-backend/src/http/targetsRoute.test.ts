import request from 'supertest';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import {
  AuthorizeResult,
  PolicyDecision,
} from '@backstage/plugin-permission-common';
import { fargateApiTargetUsePermission } from '@fargate-api/backstage-plugin-fargate-api-common';
import {
  createFargateApiTargetConditionalDecision,
  fargateApiTargetConditions,
} from '@fargate-api/backstage-plugin-fargate-api-node';
import { fargateApiPlugin } from '../plugin';

const path = '/api/fargate-api/v1/targets';

const TEAM = 'group:default/team-a';
const dev = { name: 'dev', accountId: '123456789012', region: 'eu-west-1' };
const prod = { name: 'prod', accountId: '210987654321', region: 'eu-west-1' };
const platform = {
  name: 'platform',
  accountId: '333344445555',
  region: 'eu-west-1',
};

describe('the targets route', () => {
  /** @param decision - of the policy about the use of targets. */
  const start = (decision: PolicyDecision, groups: string[]) =>
    startTestBackend({
      features: [
        fargateApiPlugin,
        catalogServiceMock.factory(),
        mockServices.permissions.mock({
          authorizeConditional: async requests => requests.map(() => decision),
        }).factory,
        mockServices.userInfo.mock({
          getUserInfo: async () => ({
            userEntityRef: 'user:default/mock',
            ownershipEntityRefs: groups,
          }),
        }).factory,
        mockServices.rootConfig.factory({
          data: {
            fargateApi: {
              targets: [
                { ...dev, endpoint: 'http://127.0.0.1:1' },
                { ...prod, stage: 'production' },
                { ...platform, allowedGroups: [TEAM] },
              ],
            },
          },
        }),
      ],
    });

  const allow: PolicyDecision = { result: AuthorizeResult.ALLOW };
  const noProduction = createFargateApiTargetConditionalDecision(
    fargateApiTargetUsePermission,
    { not: fargateApiTargetConditions.hasStage({ stages: ['production'] }) },
  );

  it.each<[string, PolicyDecision, string[], object[]]>([
    ['all, to a member of their groups', allow, [TEAM], [dev, prod, platform]],
    ['none that is kept for a group', allow, [], [dev, prod]],
    ['none that the policy denies', noProduction, [TEAM], [dev, platform]],
    ['none', { result: AuthorizeResult.DENY }, [TEAM], []],
  ])(
    'lists the name, account and region of those that one may use: %s',
    async (_, decision, groups, expected) => {
      const { server } = await start(decision, groups);

      const response = await request(server).get(path);

      expect(response.status).toBe(200);
      expect(response.body).toEqual(expected);
    },
  );

  it('refuses requests without credentials', async () => {
    const { server } = await start(allow, []);

    const response = await request(server)
      .get(path)
      .set('Authorization', mockCredentials.none.header());

    expect(response.status).toBe(401);
  });
});
