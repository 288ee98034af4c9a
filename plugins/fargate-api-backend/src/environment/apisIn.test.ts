import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { apisIn } from './apisIn';

const CREDENTIALS = {} as BackstageCredentials;
const DEV = 'resource:default/dev';

const component = (...relations: [type: string, targetRef: string][]) => ({
  kind: 'Component',
  relations: relations.map(([type, targetRef]) => ({ type, targetRef })),
});
const api = (name: string, title?: string) => ({
  kind: 'API',
  metadata: { name, title },
});

function setUp(components: object[], apis: (object | undefined)[] = []) {
  const catalog = {
    getEntities: jest.fn(async (..._: unknown[]) => ({ items: components })),
    getEntitiesByRefs: jest.fn(async (..._: unknown[]) => ({ items: apis })),
  };
  return { catalog, list: () => apisIn(DEV, catalog as any, CREDENTIALS) };
}

describe('apisIn', () => {
  it('lists what the Components in it provide, each once, without what the user cannot see', async () => {
    const { list } = setUp(
      [
        component(
          ['dependsOn', DEV],
          ['providesApi', 'api:default/orders'],
          ['providesApi', 'api:default/hidden'],
        ),
        component(['providesApi', 'api:default/orders']),
      ],
      [undefined, api('orders', 'Orders'), api('billing')],
    );
    expect(await list()).toEqual([
      { entityRef: 'api:default/orders', title: 'Orders' },
      { entityRef: 'api:default/billing' },
    ]);
  });

  it('asks the catalog in the name of the user', async () => {
    const { catalog, list } = setUp([
      component(
        ['providesApi', 'api:default/orders'],
        ['providesApi', 'api:default/billing'],
        ['providesApi', 'api:default/orders'],
        ['ownedBy', 'group:default/a'],
      ),
    ]);
    await list();
    expect(catalog.getEntities.mock.calls).toEqual([
      [
        {
          filter: { kind: 'Component', 'relations.dependsOn': DEV },
          fields: ['kind', 'metadata.name', 'metadata.namespace', 'relations'],
        },
        { credentials: CREDENTIALS },
      ],
    ]);
    expect(catalog.getEntitiesByRefs.mock.calls).toEqual([
      [
        { entityRefs: ['api:default/billing', 'api:default/orders'] },
        { credentials: CREDENTIALS },
      ],
    ]);
  });

  it.each([
    ['no Components', []],
    ['a Component without relations', [{ kind: 'Component' }]],
    ['a Component without APIs', [component(['dependsOn', DEV])]],
  ])('asks for no APIs with %s', async (_, components) => {
    const { catalog, list } = setUp(components);
    expect(await list()).toEqual([]);
    expect(catalog.getEntitiesByRefs).not.toHaveBeenCalled();
  });
});
