import { TranslationApi } from '@backstage/frontend-plugin-api';
import { TranslatedScaffolderClient } from './TranslatedScaffolderClient';

/** What the backend has of a template. */
const template = {
  title: 'Public API on Fargate',
  presentation: { buttonLabels: { createButtonText: 'Delete' } },
  steps: [
    {
      title: 'Environment',
      schema: {
        title: 'Environment',
        properties: { port: { title: 'Port', default: 'Environment' } },
      },
    },
  ],
};

const GERMAN: Record<string, string> = {
  'public-api-on-fargate': 'Öffentliche API auf Fargate',
  environment: 'Umgebung',
  delete: 'Löschen',
};

/** German that is loaded only after the first question, as by a browser. */
const translationApi = {
  getTranslation: () => ({ ready: false }),
  translation$: () => ({
    subscribe: (observer: (snapshot: object) => void) => {
      queueMicrotask(() =>
        observer({ ready: true, t: (key: string) => GERMAN[key] ?? key }),
      );
      return { unsubscribe: () => {}, closed: false };
    },
  }),
} as unknown as TranslationApi;

const clientOf = (answer: unknown) =>
  new TranslatedScaffolderClient({
    discoveryApi: { getBaseUrl: async () => 'http://backend/api/scaffolder' },
    fetchApi: { fetch: async () => Response.json(answer) },
    scmIntegrationsApi: {} as any,
    translationApi,
  });

it('has templates in the language of the user, with the titles of their pages', async () => {
  expect(
    await clientOf(template).getTemplateParameterSchema('template:default/any'),
  ).toEqual({
    title: 'Öffentliche API auf Fargate',
    presentation: { buttonLabels: { createButtonText: 'Löschen' } },
    steps: [
      {
        title: 'Umgebung',
        schema: {
          title: 'Umgebung',
          properties: { port: { title: 'Port', default: 'Environment' } },
        },
      },
    ],
  });
});

it('has the steps of a task in the language of the user, and their inputs as they are', async () => {
  const step = { id: 'a', action: 'b', input: { title: 'Delete' } };
  const task = {
    id: '1',
    spec: {
      parameters: { title: 'Delete' },
      steps: [
        { ...step, name: 'Delete' },
        { ...step, name: 'Other' },
      ],
    },
  };
  expect(await clientOf(task).getTask('1')).toEqual({
    id: '1',
    spec: {
      parameters: { title: 'Delete' },
      steps: [
        { ...step, name: 'Löschen' },
        { ...step, name: 'Other' },
      ],
    },
  });
});
