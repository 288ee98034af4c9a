import { ApiHolder } from '@backstage/core-plugin-api';
import { translationApiRef } from '@backstage/frontend-plugin-api';
import { fargateApiTranslationRef } from '../messages/fargateApiTranslationRef';
import { readTranslation } from '../messages/readTranslation';
import { Translate } from '../messages/useTranslate';

/** The texts for the validation of a field, which is no component. */
export function validationTexts(apiHolder: ApiHolder): Promise<Translate> {
  return readTranslation(
    apiHolder.get(translationApiRef)!,
    fargateApiTranslationRef,
  );
}
