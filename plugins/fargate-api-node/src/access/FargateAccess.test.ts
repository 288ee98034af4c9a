import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import { Entity } from '@backstage/catalog-model';
import { permissionRules } from '@backstage/plugin-catalog-backend/alpha';
import {
  AuthorizeResult,
  PolicyDecision,
} from '@backstage/plugin-permission-common';
import {
  fargateApiServiceRestartPermission as restart,
  fargateApiStatusReadPermission as statusRead,
} from '@fargate-api/backstage-plugin-fargate-api-common';
import { FargateAccess } from './FargateAccess';

const REF = 'component:default/orders';
const TEAM = 'group:default/team-orders';
const OTHER_TEAM = 'group:default/team-billing';
const OLGA = mockCredentials.user('user:default/olga');

describe('FargateAccess, within one second', () => {
  beforeEach(() => jest.spyOn(performance, 'now').mockReturnValue(5_000));
  afterEach(() => jest.restoreAllMocks());

  /** A policy that allows the owners, and a catalog with one entity. */
  function setUp() {
    const permissions = mockServices.permissions.mock();
    const decide = (decision: PolicyDecision) =>
      permissions.authorizeConditional.mockImplementation(async queries =>
        queries.map(() => decision),
      );
    decide({
      result: AuthorizeResult.CONDITIONAL,
      pluginId: 'catalog',
      resourceType: 'catalog-entity',
      conditions: {
        rule: 'IS_ENTITY_OWNER',
        resourceType: 'catalog-entity',
        params: { claims: [TEAM] },
      },
    });
    const entity = ownedBy(TEAM);
    const access = new FargateAccess({
      auth: mockServices.auth(),
      catalog: { getEntityByRef: async () => entity },
      permissions,
      rules: Object.values(permissionRules),
      userInfo: mockServices.userInfo(),
      ownershipGuard: false,
    });
    return { access, decide, entity };
  }

  it('shows what a policy allowed, though it denies it meanwhile', async () => {
    const { access, decide } = setUp();
    const look = () => access.authorize(REF, OLGA, statusRead, [restart]);
    expect(await look()).toMatchObject({ allowed: [true] });
    decide({ result: AuthorizeResult.DENY });
    expect(await look()).toMatchObject({ allowed: [true] });
  });

  it('changes nothing that a policy denies meanwhile', async () => {
    const { access, decide } = setUp();
    await access.authorize(REF, OLGA, statusRead, [restart]);
    await access.authorize(REF, OLGA, restart);
    decide({ result: AuthorizeResult.DENY });
    await expect(access.authorize(REF, OLGA, restart)).rejects.toThrow(
      `Requires the permission ${restart.name}`,
    );
  });

  it('shows nothing that has another owner meanwhile', async () => {
    const { access, entity } = setUp();
    await access.authorize(REF, OLGA, statusRead);
    entity.relations = ownedBy(OTHER_TEAM).relations;
    await expect(access.authorize(REF, OLGA, statusRead)).rejects.toThrow(
      `Requires the permission ${statusRead.name} for ${REF}. Ask ${OTHER_TEAM}.`,
    );
  });
});

function ownedBy(owner: string): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: { name: 'orders' },
    relations: [{ type: 'ownedBy', targetRef: owner }],
  };
}
