import { TranslationApi } from '@backstage/frontend-plugin-api';
import { translateForm } from './translateForm';
import { fargateFormTranslationRef } from './fargateFormTranslationRef';
import { readTranslation } from './readTranslation';

/**
 * What the scaffolder's client has of a template, with its texts in the user's
 * language: the titles of its pages too, which no field of its form can translate.
 *
 * @public
 */
export async function translateTemplate<T>(
  template: T,
  translationApi: TranslationApi,
): Promise<T> {
  return translateForm(
    template,
    await readTranslation(translationApi, fargateFormTranslationRef),
  );
}
