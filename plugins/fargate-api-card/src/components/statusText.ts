import { TranslationFunction } from '@backstage/frontend-plugin-api';
import { toAge } from '../status/age';
import { Freshness } from '../status/freshness';
import { fargateApiTranslationRef } from '../translations';

/** Looks up the strings of the card. */
export type Translate = TranslationFunction<
  (typeof fargateApiTranslationRef)['T']
>;

/** Younger than this, in milliseconds, counts as "just now". */
const JUST_NOW = 30_000;

/** An age in words, e.g. `3 h`. */
export function ageText(t: Translate, milliseconds: number): string {
  const { unit, count } = toAge(milliseconds);
  return t(`age.${unit}`, { n: count });
}

/** How fresh the card is in words: `just now`, `40 s ago`, `2 min old: AWS is throttling`. */
export function freshnessText(t: Translate, freshness: Freshness): string {
  const age = ageText(t, freshness.age);
  if (freshness.reason) {
    return t('age.because', {
      age,
      reason: t(`staleReason.${freshness.reason}`),
    });
  }
  return freshness.age < JUST_NOW ? t('age.justNow') : t('age.ago', { age });
}
