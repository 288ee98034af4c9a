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

it('lists templates in the language of the user, and nothing else', async () => {
  const client = new TranslatedCatalogClient({
    discoveryApi: { getBaseUrl: async () => 'http://backend/api/catalog' },
    fetchApi: {
      fetch: async () =>
        Response.json({
          items: [entity('Template'), entity('Component')],
          totalItems: 2,
          pageInfo: {},
        }),
    },
    translationApi,
  });
  const { items } = await client.queryEntities();
  expect(items.map(({ kind, metadata }) => [kind, metadata.title])).toEqual([
    ['Template', 'Öffentliche API auf Fargate'],
    ['Component', 'Public API on Fargate'],
  ]);
});
