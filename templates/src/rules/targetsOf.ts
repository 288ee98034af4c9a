import type { TemplateValue } from './Template';
import { targetOf } from './targetOf';

/** The logical ids or parameters that a list points at, one an item. */
export function targetsOf(list: TemplateValue[] = []): string[] {
  return list.map(item => targetOf(item)!);
}
