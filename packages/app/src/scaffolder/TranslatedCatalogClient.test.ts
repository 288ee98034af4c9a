import { TranslationApi } from '@backstage/frontend-plugin-api';
import { TranslatedCatalogClient } from './TranslatedCatalogClient';

const entity = (kind: string) => ({
  kind,
  metadata: { name: 'orders', title: 'Public API on Fargate' },
});

const translationApi = {
  getTranslation: () => ({
    ready: true,
    t: (key: string) =>
      key === 'public-api-on-fargate' ? 'Öffentliche API auf Fargate' : key,
  }),
} as unknown as TranslationApi;

/** A client of a catalog that has these, whatever it is asked for. */
const clientOf = (items: unknown[]) =>
  new TranslatedCatalogClient({
    discoveryApi: { getBaseUrl: async () => 'http://backend/api/catalog' },
    fetchApi: {
      fetch: async () =>
        Response.json({ items, totalItems: items.length, pageInfo: {} }),
    },
    translationApi,
  });

it('lists templates in the language of the user, and nothing else', async () => {
  const client = clientOf([entity('Template'), entity('Component')]);
  const { items } = await client.queryEntities();
  expect(items.map(({ kind, metadata }) => [kind, metadata.title])).toEqual([
    ['Template', 'Öffentliche API auf Fargate'],
    ['Component', 'Public API on Fargate'],
  ]);
});

it('names a template in the language of the user, as for the page of a task', async () => {
  const client = clientOf([entity('Template'), entity('Component'), null]);
  const { items } = await client.getEntitiesByRefs({
    entityRefs: [
      'template:default/orders',
      'component:default/orders',
      'a:b/c',
    ],
  });
  expect(items.map(item => item?.metadata.title)).toEqual([
    'Öffentliche API auf Fargate',
    'Public API on Fargate',
    undefined,
  ]);
});
