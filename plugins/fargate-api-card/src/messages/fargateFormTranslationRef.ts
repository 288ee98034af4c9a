import { createTranslationRef } from '@backstage/frontend-plugin-api';

/**
 * Translations of the texts in the forms of the Software Templates. The texts
 * themselves are in the templates, in English, and stay where a language has no
 * translation. The key of a text is its letters and digits in lower case, joined by
 * hyphens: `the-team-on-call-for-this-api-`.
 *
 * @public
 */
export const fargateFormTranslationRef = createTranslationRef({
  id: 'plugin.fargate-api.forms',
  messages: {} as Readonly<Record<string, string>>,
  translations: { de: () => import('./deForms') },
});
