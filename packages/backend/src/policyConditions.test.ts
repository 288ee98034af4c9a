import { setTimeout } from 'node:timers/promises';
import { httpAuthServiceFactory } from '@backstage/backend-defaults/httpAuth';
import { permissionsServiceFactory } from '@backstage/backend-defaults/permissions';
import {
  coreServices,
  createBackendModule,
  createBackendPlugin,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import catalogPlugin from '@backstage/plugin-catalog-backend';
import {
  catalogConditions,
  createCatalogConditionalDecision,
  createCatalogPermissionRule,
} from '@backstage/plugin-catalog-backend/alpha';
import {
  catalogServiceRef,
  CatalogService,
} from '@backstage/plugin-catalog-node';
import permissionPlugin from '@backstage/plugin-permission-backend';
import {
  AuthorizeResult,
  PermissionCondition,
  PermissionCriteria,
  PolicyDecision,
} from '@backstage/plugin-permission-common';
import {
  createConditionFactory,
  PermissionPolicy,
} from '@backstage/plugin-permission-node';
import fargateApiPlugin from '@fargate-api/backstage-plugin-fargate-api-backend';
import {
  fargateApiServiceRestartPermission,
  fargateApiTargetUsePermission,
} from '@fargate-api/backstage-plugin-fargate-api-common';
import {
  createFargateApiTargetConditionalDecision,
  FargateAccess,
  fargateAccessServiceRef,
  fargateApiTargetConditions,
  FargateTarget,
} from '@fargate-api/backstage-plugin-fargate-api-node';
import {
  authFactory,
  entitiesModule,
  policyModule,
} from './__testUtils__/PermissionPortal';

jest.setTimeout(120_000);

const TEAM = 'group:default/team-a';

function component(name: string, owner: string, more: object = {}): Entity {
  const location = 'url:https://git.example.com/catalog-info.yaml';
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: {
      name,
      annotations: {
        'backstage.io/managed-by-location': location,
        'backstage.io/managed-by-origin-location': location,
      },
      ...more,
    },
    spec: { type: 'service', lifecycle: 'production', owner },
  };
}

const ENTITIES = [
  component('orders', TEAM),
  component('billing', 'group:default/team-b', { labels: { tier: 'gold' } }),
];

const TARGETS = [
  { name: 'dev', accountId: '111122223333', region: 'eu-west-1' },
  {
    name: 'prod',
    accountId: '444455556666',
    region: 'eu-central-1',
    stage: 'production',
  },
];

/** A rule that only the catalog of this portal has. */
const isBilling = createCatalogPermissionRule({
  name: 'IS_BILLING',
  description: 'Allow one entity',
  resourceType: 'catalog-entity',
  apply: ({ metadata }) => metadata.name === 'billing',
  toQuery: () => ({ key: 'metadata.name', values: ['billing'] }),
});
const ofAModule = createConditionFactory(isBilling)(undefined);

type Criteria = PermissionCriteria<PermissionCondition<'catalog-entity'>>;

const { hasAnnotation, hasLabel, hasSpec, isEntityKind, isEntityOwner } =
  catalogConditions;
const owned = isEntityOwner({ claims: [TEAM] });
const gold = hasLabel({ label: 'tier', value: 'gold' });

/** Conditions, and the Components for which they hold. */
const CRITERIA: [Criteria, string[]][] = [
  [owned, ['orders']],
  [gold, ['billing']],
  [{ not: owned }, ['billing']],
  [{ anyOf: [owned, gold] }, ['orders', 'billing']],
  [{ allOf: [owned, gold] }, []],
  [isEntityKind({ kinds: ['component'] }), ['orders', 'billing']],
  [isEntityKind({ kinds: ['api'] }), []],
  [hasSpec({ key: 'owner', value: TEAM }), ['orders']],
  [hasAnnotation({ annotation: 'fargate-api/stack-arn' }), []],
  [ofAModule, ['billing']],
  [{ allOf: [{ not: ofAModule }, owned] }, ['orders']],
];

describe('a conditional policy', () => {
  let decide: (permission: any) => PolicyDecision;
  let access: FargateAccess;
  let permissions: PermissionsService;
  let catalog: CatalogService;
  let stop: () => Promise<void>;
  const credentials = mockCredentials.user('user:default/olga');

  beforeAll(async () => {
    const policy: PermissionPolicy = {
      handle: async ({ permission }) =>
        permission.name.startsWith('fargate-api.')
          ? decide(permission)
          : { result: AuthorizeResult.ALLOW },
    };
    const asker = createBackendPlugin({
      pluginId: 'asker',
      register({ registerInit }) {
        registerInit({
          deps: {
            access: fargateAccessServiceRef,
            catalog: catalogServiceRef,
            permissions: coreServices.permissions,
          },
          async init(services) {
            ({ access, catalog, permissions } = services);
          },
        });
      },
    });
    const rulesModule = createBackendModule({
      pluginId: 'catalog',
      moduleId: 'rules',
      register({ registerInit }) {
        registerInit({
          deps: { registry: coreServices.permissionsRegistry },
          async init({ registry }) {
            registry.addPermissionRules([isBilling]);
          },
        });
      },
    });
    const backend = await startTestBackend({
      features: [
        catalogPlugin,
        permissionPlugin,
        fargateApiPlugin,
        asker,
        rulesModule,
        entitiesModule(ENTITIES),
        policyModule(policy),
        authFactory,
        httpAuthServiceFactory,
        permissionsServiceFactory,
        mockServices.userInfo.mock({
          getUserInfo: async () => ({
            userEntityRef: 'user:default/olga',
            ownershipEntityRefs: ['user:default/olga', TEAM],
          }),
        }).factory,
        mockServices.rootConfig.factory({
          data: {
            permission: { enabled: true },
            fargateApi: { targets: TARGETS, ownershipGuard: false },
          },
        }),
      ],
    });
    stop = () => backend.stop();
    for (const entity of ENTITIES) {
      const ref = stringifyEntityRef(entity);
      while (
        !(await catalog.getEntityByRef(ref, { credentials }))?.relations?.length
      ) {
        await setTimeout(50);
      }
    }
  });
  afterAll(() => stop());

  /** Whether it is allowed, decided here and by the plugin of the resource. */
  const decisionsOn = async (name: string) => {
    const permission = fargateApiServiceRestartPermission;
    const resourceRef = `component:default/${name}`;
    const [[{ result }], here] = await Promise.all([
      permissions.authorize([{ permission, resourceRef }], { credentials }),
      access.authorize(resourceRef, credentials, permission).then(
        () => AuthorizeResult.ALLOW,
        error => {
          expect(error.message).toMatch('Requires the permission');
          return AuthorizeResult.DENY;
        },
      ),
    ]);
    return { elsewhere: result, here };
  };

  it.each(CRITERIA)(
    'means here what it means to the catalog: %j',
    async (conditions, names) => {
      decide = permission =>
        createCatalogConditionalDecision(permission, conditions);
      for (const name of ['orders', 'billing']) {
        const expected = names.includes(name)
          ? AuthorizeResult.ALLOW
          : AuthorizeResult.DENY;
        expect(await decisionsOn(name)).toEqual({
          elsewhere: expected,
          here: expected,
        });
      }
    },
  );

  it.each([AuthorizeResult.ALLOW, AuthorizeResult.DENY] as const)(
    'so does one that decides whatever the entity is: %s',
    async result => {
      decide = () => ({ result });
      expect(await decisionsOn('orders')).toEqual({
        elsewhere: result,
        here: result,
      });
    },
  );

  it('holds for no entity that does not exist', async () => {
    decide = permission =>
      createCatalogConditionalDecision(permission, { not: owned });
    await expect(
      access.authorize(
        'component:default/missing',
        credentials,
        fargateApiServiceRestartPermission,
      ),
    ).rejects.toThrow('There is no entity component:default/missing');
  });

  it.each([
    [fargateApiTargetConditions.hasTargetName({ names: ['dev'] }), ['dev']],
    [
      { not: fargateApiTargetConditions.hasStage({ stages: ['production'] }) },
      ['dev'],
    ],
    [
      fargateApiTargetConditions.isInRegion({ regions: ['eu-central-1'] }),
      ['prod'],
    ],
  ])(
    'means here what it means to the plugin of the targets: %j',
    async (conditions, names) => {
      decide = permission =>
        createFargateApiTargetConditionalDecision(permission, conditions);
      const usable = await access
        .initiator(credentials)
        .usableTargets(TARGETS as FargateTarget[]);
      expect(usable.map(({ name }) => name)).toEqual(names);
      const decisions = await permissions.authorize(
        TARGETS.map(({ name }) => ({
          permission: fargateApiTargetUsePermission,
          resourceRef: name,
        })),
        { credentials },
      );
      expect(
        TARGETS.filter(
          (_, i) => decisions[i].result === AuthorizeResult.ALLOW,
        ).map(({ name }) => name),
      ).toEqual(names);
    },
  );
});
