import {
  TranslationApi,
  TranslationFunction,
  TranslationRef,
} from '@backstage/frontend-plugin-api';

/** The texts of a plugin in the user's language, once that is loaded. */
export async function readTranslation<
  TMessages extends { [key in string]: string },
>(
  api: TranslationApi,
  ref: TranslationRef<string, TMessages>,
): Promise<TranslationFunction<TMessages>> {
  const now = api.getTranslation(ref);
  if (now.ready) {
    return now.t;
  }
  return new Promise(resolve => {
    const subscription = api.translation$(ref).subscribe(snapshot => {
      if (snapshot.ready) {
        subscription.unsubscribe();
        resolve(snapshot.t);
      }
    });
  });
}
