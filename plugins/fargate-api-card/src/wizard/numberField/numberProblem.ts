import { Translate } from '../../messages/useTranslate';

/** What a number must be. */
export interface NumberRules {
  minimum?: number;
  maximum?: number;
  /** What else to say of a value that is none of these. */
  errorMessage?: string;
}

/** The whole number that a text names; `null` for another text, `undefined` for none. */
export function numberOf(text: string): number | null | undefined {
  if (!text.trim()) {
    return undefined;
  }
  return /^-?\d{1,15}$/.test(text.trim()) ? Number(text) : null;
}

/**
 * Why a value cannot be taken, in words that follow the name of its field.
 *
 * @param least - another field that it must not be below.
 */
export function numberProblem(
  t: Translate,
  value: number | null | undefined,
  { minimum = -Infinity, maximum = Infinity, errorMessage }: NumberRules,
  least?: { title: string; value: unknown },
): string | undefined {
  if (value === undefined) {
    return undefined;
  }
  if (value === null || value < minimum || value > maximum) {
    return errorMessage ?? t('fieldProblem.range', { minimum, maximum });
  }
  return least && typeof least.value === 'number' && value < least.value
    ? t('fieldProblem.atLeast', { title: least.title, value: least.value })
    : undefined;
}
