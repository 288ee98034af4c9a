import { ApiHolder } from '@backstage/core-plugin-api';
import { translationApiRef } from '@backstage/frontend-plugin-api';
import { mockApis } from '@backstage/frontend-test-utils';
import { fargateApiTranslationRef } from '../messages/fargateApiTranslationRef';
import { Translate } from '../messages/useTranslate';

const api = mockApis.translation();

/** The texts in English. */
export const english: Translate = (() => {
  const translation = api.getTranslation(fargateApiTranslationRef);
  if (!translation.ready) {
    throw new Error('English is not loaded on demand');
  }
  return translation.t;
})();

/** What a validation gets, with the texts in English and further APIs by their ids. */
export const apiHolder = (apis: Record<string, unknown> = {}): ApiHolder => ({
  get: (ref: { id: string }) =>
    ref.id === translationApiRef.id ? (api as any) : apis[ref.id],
});
