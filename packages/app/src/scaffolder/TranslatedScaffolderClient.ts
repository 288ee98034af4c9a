import { TranslationApi } from '@backstage/frontend-plugin-api';
import { ScaffolderClient } from '@backstage/plugin-scaffolder';
import { translateTemplate } from '@fargate-api/backstage-plugin-fargate-api-card/translations';

type Options = ConstructorParameters<typeof ScaffolderClient>[0] & {
  translationApi: TranslationApi;
};

/** The scaffolder's client, with templates and their steps in the user's language. */
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

  async getTask(...args: Parameters<ScaffolderClient['getTask']>) {
    const task = await super.getTask(...args);
    const names = await translateTemplate(
      task.spec.steps.map(({ name }) => ({ title: name })),
      this.#translationApi,
    );
    const steps = task.spec.steps.map((step, i) => ({
      ...step,
      name: names[i].title,
    }));
    return { ...task, spec: { ...task.spec, steps } };
  }
}
