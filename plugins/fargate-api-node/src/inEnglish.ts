import {
  TranslateWords,
  WORDS,
} from '@fargate-api/backstage-plugin-fargate-api-common';
import { createInstance } from 'i18next';

const i18n = createInstance({
  lng: 'en',
  resources: { en: { words: WORDS } },
  defaultNS: 'words',
  interpolation: { escapeValue: false },
  // Ready at once: there is nothing to load.
  initImmediate: false,
});
i18n.init();

/**
 * Fills the sentences of {@link @fargate-api/backstage-plugin-fargate-api-common#WORDS}
 * as they are, in English.
 *
 * @public
 */
export const inEnglish: TranslateWords = (key, facts) =>
  String(i18n.t(key, facts));
