import { Translate } from '../messages/useTranslate';
import { toAge } from './age';

/** Formats an age in milliseconds, e.g. `3 h`. */
export function ageText(t: Translate, milliseconds: number): string {
  const { unit, count } = toAge(milliseconds);
  return t(`age.${unit}`, { n: count });
}
