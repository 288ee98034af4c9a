import {
  TranslateMessage,
  FARGATE_API_MESSAGES,
} from '@fargate-api/backstage-plugin-fargate-api-common';
import { createInstance } from 'i18next';

const i18n = createInstance({
  lng: 'en',
  resources: { en: { words: FARGATE_API_MESSAGES } },
  defaultNS: 'words',
  interpolation: { escapeValue: false },
  // The resources are in memory, so that initialisation is synchronous.
  initImmediate: false,
});
i18n.init();

/**
 * Translates the messages of {@link @fargate-api/backstage-plugin-fargate-api-common#FARGATE_API_MESSAGES}
 * as they are, in English.
 *
 * @public
 */
export const translateToEnglish: TranslateMessage = (key, facts) =>
  String(i18n.t(key, facts));
