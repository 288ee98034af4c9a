import type { TemplateValue } from './Template';
import { referencesIn } from './referencesIn';

/** The logical ID or parameter that a `Ref` or `Fn::GetAtt` refers to. */
export function targetOf(value: TemplateValue): string | undefined {
  return referencesIn(value)[0]?.id;
}
