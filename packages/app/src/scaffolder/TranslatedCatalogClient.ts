import { CatalogClient } from '@backstage/catalog-client';
import { TranslationApi } from '@backstage/frontend-plugin-api';
import { translateTemplate } from '@fargate-api/backstage-plugin-fargate-api-card/translations';

type Options = ConstructorParameters<typeof CatalogClient>[0] & {
  translationApi: TranslationApi;
};

/** The catalog's client, with templates in the user's language. */
export class TranslatedCatalogClient extends CatalogClient {
  readonly #translationApi: TranslationApi;

  constructor({ translationApi, ...options }: Options) {
    super(options);
    this.#translationApi = translationApi;
  }

  async queryEntities(...args: Parameters<CatalogClient['queryEntities']>) {
    const response = await super.queryEntities(...args);
    const items = await this.#translate(response.items);
    return { ...response, items };
  }

  async getEntitiesByRefs(
    ...args: Parameters<CatalogClient['getEntitiesByRefs']>
  ) {
    const response = await super.getEntitiesByRefs(...args);
    return { ...response, items: await this.#translate(response.items) };
  }

  #translate<T extends { kind: string } | undefined>(items: T[]): Promise<T[]> {
    return Promise.all(
      items.map(entity =>
        entity?.kind === 'Template'
          ? translateTemplate(entity, this.#translationApi)
          : entity,
      ),
    );
  }
}
