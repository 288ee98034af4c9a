import type { TemplateValue } from './Template';
import { targetOf } from './targetOf';

/** The logical IDs or parameters that the items of a list refer to. */
export function targetsOf(list: TemplateValue[] = []): string[] {
  return list.map(item => targetOf(item)!);
}
