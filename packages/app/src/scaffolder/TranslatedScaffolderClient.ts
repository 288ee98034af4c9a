import { TranslationApi } from '@backstage/frontend-plugin-api';
import { ScaffolderClient } from '@backstage/plugin-scaffolder';
import { translateTemplate } from '@fargate-api/backstage-plugin-fargate-api-card/translations';

type Options = ConstructorParameters<typeof ScaffolderClient>[0] & {
  translationApi: TranslationApi;
};

/** The scaffolder's client, with the templates in the user's language. */
export class TranslatedScaffolderClient extends ScaffolderClient {
  readonly #translationApi: TranslationApi;

  constructor({ translationApi, ...options }: Options) {
    super(options);
    this.#translationApi = translationApi;
  }

  async getTemplateParameterSchema(
    ...args: Parameters<ScaffolderClient['getTemplateParameterSchema']>
  ) {
    return translateTemplate(
      await super.getTemplateParameterSchema(...args),
      this.#translationApi,
    );
  }
}
