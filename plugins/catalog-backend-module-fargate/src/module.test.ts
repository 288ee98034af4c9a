import { on } from 'node:events';
import { setImmediate } from 'node:timers/promises';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
  TestDatabases,
} from '@backstage/backend-test-utils';
import {
  coreServices,
  createBackendModule,
  createServiceFactory,
  RootConfigService,
} from '@backstage/backend-plugin-api';
import { Entity } from '@backstage/catalog-model';
import catalogPlugin from '@backstage/plugin-catalog-backend';
import {
  catalogProcessingExtensionPoint,
  EntityProviderConnection,
} from '@backstage/plugin-catalog-node';
import { JsonObject } from '@backstage/types';
import request from 'supertest';
import { SimulatedStacks } from './__testUtils__/SimulatedStacks';
import { catalogModuleFargate } from './module';

const FILE = 'https://git.example.com/quotes/blob/main/catalog-info.yaml';

describe('catalogModuleFargate in a catalog', () => {
  // A database of the catalog itself would keep the worker alive after the test.
  const databases = TestDatabases.create({ ids: ['SQLITE_3'] });
  const testEnd = new AbortController();
  let aws: SimulatedStacks;
  let repository: EntityProviderConnection;
  /** Registers files of repositories, as the catalog's own locations do. */
  const repositories = createBackendModule({
    pluginId: 'catalog',
    moduleId: 'repositories',
    register(env) {
      env.registerInit({
        deps: { processing: catalogProcessingExtensionPoint },
        async init({ processing }) {
          processing.addEntityProvider({
            getProviderName: () => 'repositories',
            connect: async connection => {
              repository = connection;
            },
          });
        },
      });
    },
  });

  beforeAll(async () => {
    aws = await SimulatedStacks.start();
    await aws.create('cluster', 'dev-cluster', {
      entity: { namespace: 'default', name: 'dev', owner: 'ops' },
    });
    const ServiceArn = 'arn:aws:ecs:eu-west-1:123456789012:service/dev/orders';
    await aws.create(
      'public-api',
      'orders',
      {
        entity: { namespace: 'default', name: 'orders', owner: 'team-a' },
        environment: 'resource:default/dev',
      },
      { outputs: { Url: 'http://orders.example.com', ServiceArn } },
    );
    await aws.create(
      'public-api',
      'quotes',
      {
        entity: { namespace: 'default', name: 'quotes', owner: 'team-a' },
        catalogInfoUrl: FILE,
      },
      { outputs: { Url: 'http://quotes.example.com', ServiceArn } },
    );
  });

  afterAll(async () => {
    testEnd.abort();
    await aws.simulator.close();
  });

  /**
   * A catalog, and how its entities are awaited.
   *
   * @param config - can change while it runs.
   */
  async function start(
    config: RootConfigService,
    knex: Awaited<ReturnType<typeof databases.init>>,
  ) {
    const queries = on(knex, 'query-response', { signal: testEnd.signal });
    const backend = await startTestBackend({
      features: [
        catalogPlugin,
        catalogModuleFargate,
        repositories,
        mockServices.database.factory({ knex }),
        createServiceFactory({
          service: coreServices.rootConfig,
          deps: {},
          factory: () => config,
        }),
      ],
    });
    const find = async (path: string): Promise<Entity | undefined> => {
      const { body, status } = await request(backend.server)
        .get(`/api/catalog/entities/by-name/${path}`)
        .set('authorization', mockCredentials.user.header());
      return status === 200 && body.relations?.length ? body : undefined;
    };
    /** Looks for an entity each time the catalog has written to its database. */
    const untilFound = async (
      path: string,
      isIt: (entity: Entity | undefined) => boolean = Boolean,
    ): Promise<Entity> => {
      let entity = await find(path);
      while (!isIt(entity)) {
        const { value } = await queries.next();
        const [, { method }] = value;
        entity = method === 'select' ? undefined : await find(path);
      }
      return entity!;
    };
    return { backend, untilFound };
  }

  it('adds the entities of the stacks, with their relations', async () => {
    const { untilFound } = await start(
      mockServices.rootConfig({ data: aws.config }),
      await databases.init('SQLITE_3'),
    );

    const component = await untilFound('component/default/orders');
    expect(component.relations).toEqual(
      expect.arrayContaining([
        { type: 'ownedBy', targetRef: 'group:default/team-a' },
        { type: 'providesApi', targetRef: 'api:default/orders' },
        { type: 'dependsOn', targetRef: 'resource:default/dev' },
      ]),
    );
    const api = await untilFound('api/default/orders');
    expect(api.spec).toMatchObject({ type: 'openapi' });
    const environment = await untilFound('resource/default/dev');
    expect(environment.spec).toMatchObject({ type: 'fargate-environment' });

    // An API with a repository is there before its file is registered, and the
    // file takes over in place.
    const before = await untilFound('api/default/quotes');
    expect(before.spec).toMatchObject({ lifecycle: 'experimental' });
    await repository.applyMutation({
      type: 'full',
      entities: [
        {
          locationKey: `url:${FILE}`,
          entity: {
            apiVersion: 'backstage.io/v1alpha1',
            kind: 'API',
            metadata: {
              name: 'quotes',
              annotations: {
                'backstage.io/managed-by-location': `url:${FILE}`,
                'backstage.io/managed-by-origin-location': `url:${FILE}`,
              },
            },
            spec: {
              type: 'openapi',
              lifecycle: 'of the file',
              owner: 'team-a',
              definition: '{}',
            },
          },
        },
      ],
    });
    const taken = await untilFound(
      'api/default/quotes',
      entity => entity?.spec?.lifecycle === 'of the file',
    );
    expect(taken.metadata.uid).toBe(before.metadata.uid);
  }, 120_000);

  it('adds those of a target that the configuration gets, whose own provider takes them over after a restart', async () => {
    await aws.create(
      'public-api',
      'invoices',
      { entity: { namespace: 'default', name: 'invoices', owner: 'team-a' } },
      { target: 'prod', outputs: { Url: 'http://invoices.example.com' } },
    );
    const { fargateApi, ...rest } = aws.config as Record<string, JsonObject>;
    const targets = fargateApi.targets as JsonObject[];
    const config = mockServices.rootConfig({
      data: { ...rest, fargateApi: { targets: [targets[0]] } },
    });
    const knex = await databases.init('SQLITE_3');
    const sources = () =>
      knex('refresh_state_references')
        .where('target_entity_ref', 'component:default/invoices')
        .pluck('source_key');
    const { backend, untilFound } = await start(config, knex);
    await untilFound('component/default/orders');
    expect(await sources()).toEqual([]);

    config.update({ data: aws.config });
    const added = await untilFound('component/default/invoices');
    expect(await sources()).toEqual(['fargate-api-added-targets']);
    await backend.stop();

    const restarted = await start(config, knex);
    while ((await sources())[0] !== 'fargate-api:prod') {
      await setImmediate();
    }
    const kept = await restarted.untilFound('component/default/invoices');
    expect(kept.metadata.uid).toBe(added.metadata.uid);
    expect(await sources()).toEqual(['fargate-api:prod']);
  }, 120_000);
});
