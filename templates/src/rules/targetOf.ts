import type { TemplateValue } from './Template';
import { referencesIn } from './referencesIn';

/** The logical id or parameter that a `Ref` or `Fn::GetAtt` points at. */
export function targetOf(value: TemplateValue): string | undefined {
  return referencesIn(value)[0]?.id;
}
