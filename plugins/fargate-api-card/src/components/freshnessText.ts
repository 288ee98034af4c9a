import { ReadFailure } from '@fargate-api/backstage-plugin-fargate-api-common';
import { ageText } from '../clock/ageText';
import { Translate } from '../messages/useTranslate';

/** The age of the data that a card shows, and why it is not newer. */
export interface Freshness {
  /** Milliseconds. */
  age: number;
  /** `backend` when the Backstage backend itself does not respond. */
  reason?: ReadFailure['reason'] | 'backend';
}

/** Below this age, in milliseconds, data counts as "just now". */
const JUST_NOW = 30_000;

/** Formats the age of the data: `just now`, `40 s ago`, `2 min old: AWS is throttling`. */
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
