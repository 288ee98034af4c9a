import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { fargateApiTranslationRef } from '../translations';
import { Translate } from './statusText';

/** The strings of the card in the user's language. */
export function useTranslate(): Translate {
  return useTranslationRef(fargateApiTranslationRef).t;
}
