import {
  TranslationFunction,
  useTranslationRef,
} from '@backstage/frontend-plugin-api';
import { fargateApiTranslationRef } from './fargateApiTranslationRef';

/** Looks up the strings of the cards. */
export type Translate = TranslationFunction<
  (typeof fargateApiTranslationRef)['T']
>;

/** The strings of the cards in the user's language. */
export function useTranslate(): Translate {
  return useTranslationRef(fargateApiTranslationRef).t;
}
