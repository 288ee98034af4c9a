import { CatalogClient } from '@backstage/catalog-client';
import { TranslationApi } from '@backstage/frontend-plugin-api';
import { translateTemplate } from '@fargate-api/backstage-plugin-fargate-api-card/translations';

type Options = ConstructorParameters<typeof CatalogClient>[0] & {
  translationApi: TranslationApi;
};

/** The catalog's client, with the templates of its lists in the user's language. */
export class TranslatedCatalogClient extends CatalogClient {
  readonly #translationApi: TranslationApi;

  constructor({ translationApi, ...options }: Options) {
    super(options);
    this.#translationApi = translationApi;
  }

  async queryEntities(...args: Parameters<CatalogClient['queryEntities']>) {
    const response = await super.queryEntities(...args);
    const items = await Promise.all(
      response.items.map(entity =>
        entity.kind === 'Template'
          ? translateTemplate(entity, this.#translationApi)
          : entity,
      ),
    );
    return { ...response, items };
  }
}
