import {
  createFrontendModule,
  createTranslationMessages,
  createTranslationResource,
} from '@backstage/frontend-plugin-api';
import { TranslationBlueprint } from '@backstage/plugin-app-react';
import { scaffolderTranslationRef } from '@backstage/plugin-scaffolder';
import { scaffolderReactTranslationRef } from '@backstage/plugin-scaffolder-react';
import { demoTranslationRef } from '../nav';

const stepper = createTranslationMessages({
  ref: scaffolderReactTranslationRef,
  messages: {
    'stepper.backButtonText': 'Zurück',
    'stepper.nextButtonText': 'Weiter',
    'stepper.reviewButtonText': 'Überprüfen',
    'stepper.createButtonText': 'Anlegen',
    'stepper.stepIndexLabel': 'Schritt {{index, number}}',
    'templateCard.chooseButtonText': 'Auswählen',
  },
});

const task = createTranslationMessages({
  ref: scaffolderTranslationRef,
  messages: {
    'ongoingTask.cancelButtonTitle': 'Abbrechen',
    'ongoingTask.startOverButtonTitle': 'Neu beginnen',
    'ongoingTask.showLogsButtonTitle': 'Logs zeigen',
    'ongoingTask.hideLogsButtonTitle': 'Logs ausblenden',
  },
});

const demo = createTranslationMessages({
  ref: demoTranslationRef,
  messages: {
    simulatedAws: 'Simuliertes AWS',
    becomeGuest: 'Als Gast anmelden',
    becomePat: 'Als Pat anmelden',
  },
});

/** The demo in German, and the buttons around our forms, of which Backstage has none. */
export const germanTexts = createFrontendModule({
  pluginId: 'app',
  extensions: [
    TranslationBlueprint.make({
      name: 'scaffolder-react',
      params: {
        resource: createTranslationResource({
          ref: scaffolderReactTranslationRef,
          translations: { de: async () => ({ default: stepper }) },
        }),
      },
    }),
    TranslationBlueprint.make({
      name: 'scaffolder',
      params: {
        resource: createTranslationResource({
          ref: scaffolderTranslationRef,
          translations: { de: async () => ({ default: task }) },
        }),
      },
    }),
    TranslationBlueprint.make({
      name: 'demo',
      params: {
        resource: createTranslationResource({
          ref: demoTranslationRef,
          translations: { de: async () => ({ default: demo }) },
        }),
      },
    }),
  ],
});
