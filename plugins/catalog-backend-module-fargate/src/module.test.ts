import { on } from 'node:events';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
  TestDatabases,
} from '@backstage/backend-test-utils';
import { createBackendModule } from '@backstage/backend-plugin-api';
import { Entity } from '@backstage/catalog-model';
import catalogPlugin from '@backstage/plugin-catalog-backend';
import {
  catalogProcessingExtensionPoint,
  EntityProviderConnection,
} from '@backstage/plugin-catalog-node';
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

  it('adds the entities of the stacks, with their relations', async () => {
    const knex = await databases.init('SQLITE_3');
    const queries = on(knex, 'query-response', { signal: testEnd.signal });
    const { server } = await startTestBackend({
      features: [
        catalogPlugin,
        catalogModuleFargate,
        repositories,
        mockServices.database.factory({ knex }),
        mockServices.rootConfig.factory({ data: aws.config }),
      ],
    });
    const find = async (path: string): Promise<Entity | undefined> => {
      const { body, status } = await request(server)
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
});
