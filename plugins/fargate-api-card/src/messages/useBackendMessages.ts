import { TranslateWords } from '@fargate-api/backstage-plugin-fargate-api-common';
import { useTranslate } from './useTranslate';

/** The sentences of the backend in the user's language, by kind and facts. */
export function useBackendMessages(): TranslateWords {
  // Kinds are known when the backend answers, and not when this is compiled.
  return useTranslate() as TranslateWords;
}
