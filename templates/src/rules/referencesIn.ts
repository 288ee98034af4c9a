import type { TemplateValue } from './Template';
import { asIntrinsic } from './intrinsic';

/** A use of a parameter, a resource or a pseudo parameter. */
export interface Reference {
  /** The parameter, logical ID or pseudo parameter. */
  id: string;
  /** The attribute, for `Fn::GetAtt` and its short form in `Fn::Sub`. */
  attribute?: string;
}

function ofDotted(text: string): Reference {
  const [id, ...attribute] = text.split('.');
  return attribute.length ? { id, attribute: attribute.join('.') } : { id };
}

function inSub(argument: TemplateValue): Reference[] {
  const [text, variables = {}] = Array.isArray(argument)
    ? argument
    : [argument];
  const names = [...String(text).matchAll(/\$\{([^!}][^}]*)\}/g)]
    .map(match => match[1].trim())
    .filter(name => !(name in variables));
  return [...names.map(ofDotted), ...referencesIn(variables)];
}

/** All references in a value, at any depth. */
export function referencesIn(value: TemplateValue): Reference[] {
  const intrinsic = asIntrinsic(value);
  if (intrinsic?.name === 'Ref') {
    return [{ id: intrinsic.argument }];
  }
  if (intrinsic?.name === 'Fn::GetAtt') {
    const [id, ...attribute] = intrinsic.argument;
    return [{ id, attribute: attribute.join('.') }];
  }
  if (intrinsic?.name === 'Fn::Sub') {
    return inSub(intrinsic.argument);
  }
  return value !== null && typeof value === 'object'
    ? Object.values(value).flatMap(referencesIn)
    : [];
}
