import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { Entity } from '@backstage/catalog-model';
import { permissionRules } from '@backstage/plugin-catalog-backend/alpha';
import {
  AuthorizeResult,
  PermissionCondition,
  PermissionCriteria,
  PolicyDecision,
} from '@backstage/plugin-permission-common';
import {
  fargateApiApiUpdatePermission,
  fargateApiServiceRestartPermission,
  fargateApiStatusReadPermission,
  fargateApiTargetUsePermission,
} from '@fargate-api/backstage-plugin-fargate-api-common';
import { askPolicy } from './askPolicy';
import { fargateApiTargetRules } from './targetRules';

const CREDENTIALS = { principal: {} } as BackstageCredentials;

const REF = 'component:default/orders';

const ORDERS: Entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: { name: 'orders', labels: { tier: 'gold' } },
  relations: [{ type: 'ownedBy', targetRef: 'group:default/team-a' }],
};

const PROD = {
  name: 'prod',
  accountId: '444455556666',
  region: 'eu-central-1',
  stage: 'production',
};

type Criteria = PermissionCriteria<PermissionCondition>;

const entityRule = (rule: string, params: object): Criteria => ({
  rule,
  resourceType: 'catalog-entity',
  params: params as any,
});
const owned = (...claims: string[]) =>
  entityRule('IS_ENTITY_OWNER', { claims });
const gold = entityRule('HAS_LABEL', { label: 'tier', value: 'gold' });
const ofAModule = entityRule('IS_ON_CALL', {});

const conditional = (conditions: Criteria): PolicyDecision => ({
  result: AuthorizeResult.CONDITIONAL,
  pluginId: 'catalog',
  resourceType: 'catalog-entity',
  conditions,
});
const ALLOW: PolicyDecision = { result: AuthorizeResult.ALLOW };
const DENY: PolicyDecision = { result: AuthorizeResult.DENY };

describe('askPolicy', () => {
  /** A policy that decides so for each permission, and what it was asked. */
  const policy = (
    decisions: Record<string, PolicyDecision>,
    elsewhere:
      | AuthorizeResult.ALLOW
      | AuthorizeResult.DENY = AuthorizeResult.DENY,
  ) => {
    const service = {
      authorizeConditional: jest.fn(async (queries: any[]) =>
        queries.map(({ permission }) => decisions[permission.name]),
      ),
      authorize: jest.fn(async (queries: any[]) =>
        queries.map(() => ({ result: elsewhere })),
      ),
    };
    const options = {
      permissions: service as any,
      rules: [...Object.values(permissionRules), ...fargateApiTargetRules],
    };
    return { service, options };
  };
  const read = fargateApiStatusReadPermission;

  it.each<[string, PolicyDecision, boolean]>([
    ['allows', ALLOW, true],
    ['denies', DENY, false],
    ['requires ownership', conditional(owned('group:default/team-a')), true],
    ['requires ownership', conditional(owned('group:default/team-b')), false],
    ['requires ownership', conditional(owned()), false],
    ['forbids it', conditional({ not: gold }), false],
    [
      'requires all of two',
      conditional({ allOf: [gold, owned('group:default/team-b')] }),
      false,
    ],
    [
      'requires any of two',
      conditional({ anyOf: [owned('group:default/team-b'), gold] }),
      true,
    ],
  ])(
    'a policy %s, which is decided without another request: %j',
    async (_, decision, expected) => {
      const { options, service } = policy({ [read.name]: decision });
      const judge = await askPolicy(options, [read], CREDENTIALS);
      expect(await judge({ ref: REF, value: ORDERS })).toEqual([expected]);
      expect(service.authorize).not.toHaveBeenCalled();
    },
  );

  it('asks about several permissions at once, for whoever asks', async () => {
    const { options, service } = policy({
      [read.name]: ALLOW,
      [fargateApiApiUpdatePermission.name]: conditional(gold),
      [fargateApiServiceRestartPermission.name]: DENY,
    });
    const judge = await askPolicy(
      options,
      [read, fargateApiApiUpdatePermission, fargateApiServiceRestartPermission],
      CREDENTIALS,
    );
    expect(await judge({ ref: REF, value: ORDERS })).toEqual([
      true,
      true,
      false,
    ]);
    expect(service.authorizeConditional).toHaveBeenCalledTimes(1);
    expect(service.authorizeConditional).toHaveBeenCalledWith(
      [
        { permission: read },
        { permission: fargateApiApiUpdatePermission },
        { permission: fargateApiServiceRestartPermission },
      ],
      { credentials: CREDENTIALS },
    );
  });

  it('no condition holds for what does not exist', async () => {
    const { options, service } = policy(
      {
        [read.name]: conditional({ not: gold }),
        [fargateApiApiUpdatePermission.name]: conditional(ofAModule),
      },
      AuthorizeResult.ALLOW,
    );
    const judge = await askPolicy(
      options,
      [read, fargateApiApiUpdatePermission],
      CREDENTIALS,
    );
    expect(await judge({ ref: REF, value: undefined })).toEqual([false, false]);
    expect(service.authorize).not.toHaveBeenCalled();
  });

  it.each([
    [AuthorizeResult.ALLOW, true],
    [AuthorizeResult.DENY, false],
  ] as const)(
    'leaves a rule that a module has added to the plugin of the resource: %s',
    async (elsewhere, expected) => {
      const { options, service } = policy(
        {
          [read.name]: conditional({ anyOf: [gold, { not: ofAModule }] }),
          [fargateApiApiUpdatePermission.name]: conditional(gold),
        },
        elsewhere,
      );
      const judge = await askPolicy(
        options,
        [fargateApiApiUpdatePermission, read],
        CREDENTIALS,
      );
      expect(await judge({ ref: REF, value: ORDERS })).toEqual([
        true,
        expected,
      ]);
      expect(service.authorize.mock.calls).toEqual([
        [
          [{ permission: read, resourceRef: REF }],
          { credentials: CREDENTIALS },
        ],
      ]);
    },
  );

  it.each([
    ['production', true],
    ['test', false],
  ])('decides about targets: of stage %s? %s', async (stage, expected) => {
    const { options, service } = policy({
      [fargateApiTargetUsePermission.name]: {
        result: AuthorizeResult.CONDITIONAL,
        pluginId: 'fargate-api',
        resourceType: 'fargate-api-target',
        conditions: {
          rule: 'HAS_STAGE',
          resourceType: 'fargate-api-target',
          params: { stages: [stage] },
        },
      },
    });
    const judge = await askPolicy(
      options,
      [fargateApiTargetUsePermission],
      CREDENTIALS,
    );
    expect(await judge({ ref: 'prod', value: PROD })).toEqual([expected]);
    expect(service.authorize).not.toHaveBeenCalled();
  });

  it('asks nothing when there is nothing to ask', async () => {
    const { options, service } = policy({});
    const judge = await askPolicy(options, [], CREDENTIALS);
    expect(await judge({ ref: REF, value: ORDERS })).toEqual([]);
    expect(service.authorizeConditional).not.toHaveBeenCalled();
  });
});
