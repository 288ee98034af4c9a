import {
  mockCredentials,
  mockServices,
  startTestBackend,
  TestDatabases,
} from '@backstage/backend-test-utils';
import { Entity } from '@backstage/catalog-model';
import catalogPlugin from '@backstage/plugin-catalog-backend';
import request from 'supertest';
import { SimulatedStacks } from './__testUtils__/SimulatedStacks';
import { catalogModuleFargate } from './module';

describe('the catalog with the stacks of AWS', () => {
  // The catalog's own would outlive the test, and the worker with it.
  const databases = TestDatabases.create({ ids: ['SQLITE_3'] });
  let aws: SimulatedStacks;

  beforeAll(async () => {
    aws = await SimulatedStacks.start();
    await aws.make('cluster', 'dev-cluster', {
      entity: { namespace: 'default', name: 'dev', owner: 'ops' },
    });
    const ServiceArn = 'arn:aws:ecs:eu-west-1:123456789012:service/dev/orders';
    await aws.make(
      'public-api',
      'orders',
      {
        entity: { namespace: 'default', name: 'orders', owner: 'team-a' },
        environment: 'resource:default/dev',
      },
      { outputs: { Url: 'http://orders.example.com', ServiceArn } },
    );
  });

  afterAll(() => aws.simulator.close());

  it('takes what the provider gives, and ties it together', async () => {
    const knex = await databases.init('SQLITE_3');
    const { server } = await startTestBackend({
      features: [
        catalogPlugin,
        catalogModuleFargate,
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

    const component = await eventually(() => find('component/default/orders'));
    expect(component.relations).toEqual(
      expect.arrayContaining([
        { type: 'ownedBy', targetRef: 'group:default/team-a' },
        { type: 'providesApi', targetRef: 'api:default/orders' },
        { type: 'dependsOn', targetRef: 'resource:default/dev' },
      ]),
    );
    const api = await eventually(() => find('api/default/orders'));
    expect(api.spec).toMatchObject({ type: 'openapi' });
    const environment = await eventually(() => find('resource/default/dev'));
    expect(environment.spec).toMatchObject({ type: 'fargate-environment' });
  }, 30_000);
});

/** Asks again, because the catalog announces errors and conflicts, but no entity that is ready. */
async function eventually<T>(find: () => Promise<T | undefined>): Promise<T> {
  for (;;) {
    const found = await find();
    if (found) {
      return found;
    }
    await new Promise(resolve => setTimeout(resolve, 100));
  }
}
