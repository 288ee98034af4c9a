import {
  ApiBlueprint,
  AppLanguageApi,
  appLanguageApiRef,
  createFrontendModule,
  createTranslationMessages,
} from '@backstage/frontend-plugin-api';
import { TranslationBlueprint } from '@backstage/plugin-app-react';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { ScenarioName } from '../dev/scenarios';
import { renderScenario } from './__testUtils__/renderScenario';
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

function renderInGerman(name: ScenarioName) {
  renderScenario(name, {
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
  });
}

describe('fargateApiTranslationRef', () => {
  it('lets an app change the texts of the card', async () => {
    const changedTexts = createFrontendModule({
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
    renderScenario('healthy', { features: [changedTexts] });

    expect(await screen.findByText('Läuft')).toBeInTheDocument();
    expect(screen.getByText('Vor 3 Std. abgeschlossen')).toBeInTheDocument();
  });

  it('shows the card in German', async () => {
    renderInGerman('healthy');

    expect(await screen.findByText('Gesund')).toBeInTheDocument();
    expect(screen.getByText('2 von 2 laufen')).toBeInTheDocument();
    expect(screen.getByText('Vor 3 h abgeschlossen')).toBeInTheDocument();
  });

  it.each<[ScenarioName, string[]]>([
    [
      'degraded',
      [
        'Fehler: 1 von 3 Targets unhealthy: Health Check /health antwortete mit Status 500 (Target.ResponseCodeMismatch)Den Pfad des Health Checks',
        'Warnung: 1 Task gestoppt: Container app hatte zu wenig Speicher (OutOfMemoryError: Container killed due to memory usage)Dem Task mehr Speicher geben',
      ],
    ],
    [
      'down',
      [
        'Fehler: 3 Tasks gestoppt: Image 123456789012.dkr.ecr.eu-west-1.amazonaws.com/orders:v9 gibt es nicht (CannotPullContainerError: ',
        'Fehler: Das Deployment von orders:15 ist fehlgeschlagen: ECS deployment circuit breaker',
        'Warnung: Das Zertifikat von api.acme.com läuft in 12 Tagen ab, und ACM braucht',
        'Warnung: Das letzte Update des Stacks orders ist fehlgeschlagen',
        'Warnung: Lesen fehlgeschlagen (zugelassene Konsumenten und ausgehende IPs): UnauthorizedOperation',
      ],
    ],
    [
      'gone',
      [
        'Fehler: Der Stack arn:aws:cloudformation:eu-west-1:123456789012:stack/orders/0f1e2d3c-4b5a-6978-8796-a5b4c3d2e1f0 wurde gelöscht',
      ],
    ],
    ['first-rollout', ['Warnung: 2 Tasks von orders:1 sind nicht gestartet']],
    [
      'internal',
      [
        'Fehler: 1 von 2 Targets unhealthy: Zeitüberschreitung bei Health Check TCP (Target.Timeout)',
      ],
    ],
    [
      'public-tasks',
      [
        'Warnung: Die Security Group der Tasks lässt 0.0.0.0/0 zu, und die Tasks haben öffentliche IP-Adressen: Anfragen können den Load Balancer umgehen',
      ],
    ],
    [
      'unreached',
      [
        'Fehler: Die Route $default von API Gateway fehlt, daher kommt keine Anfrage anDie API löschen und neu bereitstellen',
      ],
    ],
    [
      'environment-degraded',
      [
        'Fehler: Der VPC-Endpunkt für com.amazonaws.eu-west-1.ecr.api ist failedDie Umgebung erneut bereitstellen',
      ],
    ],
  ])('shows problems in German: %s', async (name, starts) => {
    renderInGerman(name);

    const list = await screen.findByRole('list', { name: 'Probleme' });
    const more = screen.queryByRole('button', { name: /^\d weitere/ });
    if (more) {
      await userEvent.click(more);
    }
    const texts = within(list)
      .getAllByRole('listitem')
      .map(({ textContent }) => textContent);
    expect(texts).toEqual(starts.map(start => expect.stringContaining(start)));
    expect(texts.join()).not.toContain('untranslated');
  });

  it('shows the result of a connectivity check in German', async () => {
    renderInGerman('consumers');
    await userEvent.click(
      await screen.findByRole('button', { name: 'Aktionen' }),
    );
    await userEvent.click(
      screen.getByRole('menuitem', { name: 'Erreichbarkeit prüfen …' }),
    );
    await userEvent.click(
      await screen.findByRole('button', { name: /VPC des Konsumenten/ }),
    );
    await userEvent.click(screen.getByRole('option', { name: /^crm / }));
    await userEvent.click(screen.getByRole('button', { name: 'Prüfen' }));

    const path = await screen.findByRole('list', {
      name: 'Weg einer Anfrage',
    });
    expect(path).toHaveTextContent(
      'api.acme.com ist ein Alias von ledger-0f1e2d3c4b5a6978',
    );
    expect(path).toHaveTextContent('10.0.128.9 und 10.0.144.9');
    expect(path).toHaveTextContent(
      'Zu tun: der Eigentümer der VPC schließt sie an tgw-0d1e2f3a4b5c6d7e8 an',
    );
    expect(path).not.toHaveTextContent('untranslated');
  });
});

describe('German', () => {
  it('has the same keys as English', () => {
    expect(Object.keys(de).sort()).toEqual(Object.keys(english).sort());
  });

  it.each(Object.entries(de))(
    '%s has the same placeholders as in English',
    (key, message) => {
      expect(placeholders(message)).toEqual(placeholders(english[key]));
    },
  );
});
