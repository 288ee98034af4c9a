import {
  ApiBlueprint,
  AppLanguageApi,
  appLanguageApiRef,
  createFrontendModule,
  createTranslationMessages,
} from '@backstage/frontend-plugin-api';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import { TranslationBlueprint } from '@backstage/plugin-app-react';
import { EntityProvider } from '@backstage/plugin-catalog-react';
import { screen } from '@testing-library/react';
import { orders } from '../dev/fixtures/entities';
import { fakeApi } from '../dev/fixtures/fakeApi';
import { healthy } from '../dev/fixtures/healthy';
import { fargateApiRef } from './api/FargateApi';
import { FargateApiCard } from './components/FargateApiCard';
import de from './messages/de';
import { en } from './messages/en';
import { fargateApiTranslationRef } from './translations';

const english: Record<string, string> = flatten(en);

/** Messages by the keys that translations go by. */
function flatten(messages: object, prefix = ''): Record<string, string> {
  return Object.fromEntries(
    Object.entries(messages).flatMap(([key, value]) =>
      typeof value === 'string'
        ? [[prefix + key, value]]
        : Object.entries(flatten(value, `${prefix}${key}.`)),
    ),
  );
}

const placeholders = (message: string) =>
  (message.match(/{{.*?}}/g) ?? []).sort();

const german: AppLanguageApi = {
  getAvailableLanguages: () => ({ languages: ['en', 'de'] }),
  setLanguage: () => {},
  getLanguage: () => ({ language: 'de' }),
  language$: () => ({
    subscribe: () => ({ unsubscribe: () => {}, closed: false }),
    [Symbol.observable]() {
      return this;
    },
  }),
};

describe('fargateApiTranslationRef', () => {
  it('lets an app reword the card', async () => {
    const reworded = createFrontendModule({
      pluginId: 'app',
      extensions: [
        TranslationBlueprint.make({
          name: 'fargate-api',
          params: {
            resource: createTranslationMessages({
              ref: fargateApiTranslationRef,
              messages: {
                'state.healthy': 'Läuft',
                'age.hours': '{{n, number}} Std.',
                'rollout.completed': 'Vor {{age}} abgeschlossen',
              },
            }),
          },
        }),
      ],
    });
    renderInTestApp(
      <EntityProvider entity={orders}>
        <FargateApiCard />
      </EntityProvider>,
      {
        features: [reworded],
        apis: [[fargateApiRef, fakeApi({ getStatus: async () => healthy })]],
      },
    );

    expect(await screen.findByText('Läuft')).toBeInTheDocument();
    expect(screen.getByText('Vor 3 Std. abgeschlossen')).toBeInTheDocument();
  });

  it('speaks German where the app does', async () => {
    renderInTestApp(
      <EntityProvider entity={orders}>
        <FargateApiCard />
      </EntityProvider>,
      {
        features: [
          createFrontendModule({
            pluginId: 'app',
            extensions: [
              ApiBlueprint.make({
                name: 'app-language',
                params: defineParams =>
                  defineParams({
                    api: appLanguageApiRef,
                    deps: {},
                    factory: () => german,
                  }),
              }),
            ],
          }),
        ],
        apis: [[fargateApiRef, fakeApi({ getStatus: async () => healthy })]],
      },
    );

    expect(await screen.findByText('Gesund')).toBeInTheDocument();
    expect(screen.getByText('2 von 2 laufen')).toBeInTheDocument();
    expect(screen.getByText('Vor 3 h abgeschlossen')).toBeInTheDocument();
  });
});

describe('German', () => {
  it('says everything that English says, and nothing else', () => {
    expect(Object.keys(de).sort()).toEqual(Object.keys(english).sort());
  });

  it.each(Object.entries(de))('%s names the same things', (key, message) => {
    expect(placeholders(message)).toEqual(placeholders(english[key]));
  });
});
