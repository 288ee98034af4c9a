import { createTranslationRef } from '@backstage/frontend-plugin-api';
import { en } from './messages/en';

/**
 * Every string of the plugin, in English and in German. An app chooses the
 * language, and translates or rewords them with `createTranslationResource`
 * or `createTranslationMessages`.
 *
 * @public
 */
export const fargateApiTranslationRef = createTranslationRef({
  id: 'plugin.fargate-api',
  messages: en,
  translations: { de: () => import('./messages/de') },
});
