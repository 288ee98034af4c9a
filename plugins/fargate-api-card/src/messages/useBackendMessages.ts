import { TranslateMessage } from '@fargate-api/backstage-plugin-fargate-api-common';
import { useTranslate } from './useTranslate';

/** Translates the messages of the backend into the language of the user. */
export function useBackendMessages(): TranslateMessage {
  // The kinds of a response, and which facts each has, are known only at run time.
  return useTranslate() as unknown as TranslateMessage;
}
