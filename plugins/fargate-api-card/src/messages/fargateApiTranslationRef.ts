import { createTranslationRef } from '@backstage/frontend-plugin-api';
import { en } from './en';

/**
 * All strings of the plugin, in English and German. An app selects the
 * language, and adds translations or changes texts with
 * `createTranslationResource` or `createTranslationMessages`.
 *
 * @public
 */
export const fargateApiTranslationRef = createTranslationRef({
  id: 'plugin.fargate-api',
  messages: en,
  translations: { de: () => import('./de') },
});
